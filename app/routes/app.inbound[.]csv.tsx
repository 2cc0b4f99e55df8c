// The inbound log as a CSV file, with the same query as its page.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { merchantOf } from '#app/admin-visit.server.ts'
import { download, refuseDownload } from '#app/download.server.ts'
import { exportName } from '#app/insight/export-lines.ts'
import { readCallQuery } from '#app/insight/inbound-log/call-query.ts'
import { exportCalls } from '#app/insight/inbound-log/export-calls.server.ts'

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  const { shop, viewer, reader } = await merchantOf(runtime, request)
  const asked = readCallQuery(new URL(request.url).searchParams, shop.timeZone)
  if (!asked.ok)
    return refuseDownload(asked.problems.map(({ field, message }) => `${field}: ${reader.say(message)}`))
  return download(
    exportName('inbound', shop.slug, asked.fields),
    exportCalls(runtime.db.pool, viewer, asked.filter, request.signal),
  )
}
