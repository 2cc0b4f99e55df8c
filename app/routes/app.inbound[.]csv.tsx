// The inbound log as a CSV file, with the same query as its page. Fetched by the page with a session token and handed to the browser
// as a download: a plain link could not show who asks.
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node'
import { Readable } from 'node:stream'
import { merchantOf } from '#app/admin-visit.server.ts'
import { readCallQuery } from '#app/insight/inbound-log/call-query.ts'
import { exportCalls, exportName } from '#app/insight/inbound-log/export-calls.server.ts'

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  const { shop, viewer } = await merchantOf(runtime, request)
  const asked = readCallQuery(new URL(request.url).searchParams, shop.timeZone)
  if (!asked.ok)
    return new Response(asked.problems.map(({ field, message }) => `${field}: ${message}`).join('\n'), {
      status: 400,
    })
  const lines = exportCalls(runtime.db.pool, viewer, asked.filter, request.signal)
  return new Response(createReadableStreamFromReadable(Readable.from(lines)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="${exportName(shop.slug, asked.fields)}"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
