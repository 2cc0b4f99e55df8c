// The list of conversions as a CSV file, with the same query as its page.
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node'
import { Readable } from 'node:stream'
import { openDesk } from '#app/conversion-desk.server.ts'
import { exportConversions, exportName } from '#app/insight/conversion-page/export.server.ts'
import { readListQuery } from '#app/insight/conversion-page/list-query.ts'

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  const { db, viewer, shop, reader, revenueVisible } = await openDesk(runtime, request)
  const asked = readListQuery(new URL(request.url).searchParams, reader.timeZone)
  if (!asked.ok)
    return new Response(asked.problems.map(({ message }) => reader.say(message)).join('\n'), { status: 400 })
  const scope = { viewer, filter: asked.filter, revenueVisible }
  const lines = exportConversions(db, scope, request.signal)
  return new Response(createReadableStreamFromReadable(Readable.from(lines)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="${exportName(shop.slug, asked.fields)}"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
