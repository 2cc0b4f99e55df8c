// The delivery log as a CSV file, with the same query as its page. Fetched by the page with a session token and handed to the
// browser as a download: a plain link could not show who asks.
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node'
import { Readable } from 'node:stream'
import { visitOf } from '#app/admin-visit.server.ts'
import { exportLog, exportName } from '#app/insight/delivery-log/export.server.ts'
import { readLogQuery } from '#app/insight/delivery-log/log-query.ts'
import { logQueryOf } from '#app/insight/delivery-log/show-log.server.ts'

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  const { viewer, shop } = await visitOf(runtime, request)
  const asked = readLogQuery(logQueryOf(viewer, new URL(request.url).searchParams), shop.timeZone)
  if (!asked.ok)
    return new Response(asked.problems.map(({ field, message }) => `${field}: ${message}`).join('\n'), {
      status: 400,
    })
  const lines = exportLog(runtime.db.pool, viewer, asked.filter, request.signal)
  return new Response(createReadableStreamFromReadable(Readable.from(lines)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="${exportName(shop.slug, asked.fields)}"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
