// A report as a CSV file, with the same query as its page. Fetched by the page with a session token and handed to the browser as a
// download: a plain link could not show who asks.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { merchantOf } from '#app/admin-visit.server.ts'
import { reportFile, reportFileName } from '#app/insight/report/report-csv.server.ts'
import { readReportFields } from '#app/insight/report/report-fields.ts'

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  const { shop, viewer, reader } = await merchantOf(runtime, request)
  const { fields, problems } = readReportFields(new URL(request.url).searchParams, shop, reader.nowMs)
  const wrong = Object.entries(problems).map(([field, message]) => `${field}: ${reader.say(message)}`)
  if (wrong.length > 0) return new Response(wrong.join('\n'), { status: 400 })
  const file = await reportFile(runtime.db.pool, viewer, fields, shop.timeZone, reader)
  if (file === null) return new Response(reader.say('Choose a shorter period.'), { status: 413 })
  return new Response(file, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="${reportFileName(shop.slug, fields)}"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
