// The delivery log as a CSV file, with the same query as its page.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { visitOf } from '#app/admin-visit.server.ts'
import { download, refuseDownload } from '#app/download.server.ts'
import { exportLog } from '#app/insight/delivery-log/export.server.ts'
import { readLogQuery } from '#app/insight/delivery-log/log-query.ts'
import { logQueryOf } from '#app/insight/delivery-log/show-log.server.ts'
import { exportName } from '#app/insight/export-lines.ts'

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  const { viewer, shop, reader } = await visitOf(runtime, request)
  const asked = readLogQuery(logQueryOf(viewer, new URL(request.url).searchParams), shop.timeZone)
  if (!asked.ok)
    return refuseDownload(asked.problems.map(({ field, message }) => `${field}: ${reader.say(message)}`))
  return download(
    exportName('deliveries', shop.slug, asked.fields),
    exportLog(runtime.db.pool, viewer, asked.filter, request.signal),
  )
}
