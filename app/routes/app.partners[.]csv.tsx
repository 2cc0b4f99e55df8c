// The list of partners as a CSV file, with the same search as its page. Fetched by the page with a session token and handed to the
// browser as a download: a plain link could not show who asks.
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node'
import { Readable } from 'node:stream'
import { merchantOf } from '#app/admin-visit.server.ts'
import { exportPartners } from '#app/insight/partner-page/export-partners.server.ts'
import { readListQuery } from '#app/insight/partner-page/list-query.ts'

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  const { viewer, shop, reader } = await merchantOf(runtime, request)
  const query = readListQuery(new URL(request.url).searchParams)
  const clock = { nowMs: reader.nowMs, signal: request.signal }
  const lines = exportPartners(runtime.db.pool, viewer, shop, query, clock)
  return new Response(createReadableStreamFromReadable(Readable.from(lines)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="partners-${shop.slug.replace(/[^a-z0-9-]/g, '')}.csv"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
