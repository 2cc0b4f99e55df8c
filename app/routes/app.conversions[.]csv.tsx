// The list of conversions as a CSV file, with the same query as its page.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { openDesk } from '#app/conversion-desk.server.ts'
import { download, refuseDownload } from '#app/download.server.ts'
import { exportConversions } from '#app/insight/conversion-page/export.server.ts'
import { readListQuery } from '#app/insight/conversion-page/list-query.ts'
import { exportName } from '#app/insight/export-lines.ts'

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  const { db, viewer, shop, reader, revenueVisible } = await openDesk(runtime, request)
  const asked = readListQuery(new URL(request.url).searchParams, reader.timeZone)
  if (!asked.ok) return refuseDownload(asked.problems.map(({ message }) => reader.say(message)))
  const scope = { viewer, filter: asked.filter, revenueVisible }
  return download(
    exportName('conversions', shop.slug, asked.fields),
    exportConversions(db, scope, request.signal),
  )
}
