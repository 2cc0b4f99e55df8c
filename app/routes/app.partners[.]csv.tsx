// The list of partners as a CSV file, with the same search as its page.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { merchantOf } from '#app/admin-visit.server.ts'
import { download } from '#app/download.server.ts'
import { exportName } from '#app/insight/export-lines.ts'
import { exportPartners } from '#app/insight/partner-page/export-partners.server.ts'
import { readListQuery } from '#app/insight/partner-page/list-query.ts'

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  const { viewer, shop, reader } = await merchantOf(runtime, request)
  const query = readListQuery(new URL(request.url).searchParams)
  const clock = { nowMs: reader.nowMs, signal: request.signal }
  return download(
    exportName('partners', shop.slug),
    exportPartners(runtime.db.pool, viewer, shop, query, clock),
  )
}
