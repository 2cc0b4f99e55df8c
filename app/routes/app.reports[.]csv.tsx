// A report as a CSV file, with the same query as its page.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { merchantOf } from '#app/admin-visit.server.ts'
import { download, refuseDownload } from '#app/download.server.ts'
import { reportFile, reportFileName } from '#app/insight/report/report-csv.server.ts'
import { readReportFields } from '#app/insight/report/report-fields.ts'

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  const { shop, viewer, reader } = await merchantOf(runtime, request)
  const { fields, problems } = readReportFields(new URL(request.url).searchParams, shop, reader.nowMs)
  const wrong = Object.entries(problems).map(([field, message]) => `${field}: ${reader.say(message)}`)
  if (wrong.length > 0) return refuseDownload(wrong)
  const file = await reportFile(runtime.db.pool, viewer, fields, shop.timeZone, reader)
  if (file === null) return new Response(reader.say('Choose a shorter period.'), { status: 413 })
  return download(reportFileName(shop.slug, fields), file)
}
