// A file as an answer: fetched by a page with a session token and handed to the browser as a download, because a plain link could not
// show who asks.
import { createReadableStreamFromReadable } from '@remix-run/node'
import { Readable } from 'node:stream'

const TYPES = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
}

/**
 * @param name that it is saved under
 * @param content whole, or in parts that are sent as they come
 */
export function download(
  name: `${string}.${keyof typeof TYPES}`,
  content: string | AsyncIterable<string>,
): Response {
  const type = name.endsWith('.csv') ? TYPES.csv : TYPES.json
  const body =
    typeof content === 'string' ? content : createReadableStreamFromReadable(Readable.from(content))
  return new Response(body, {
    headers: {
      'Content-Type': type,
      // Nothing in it may end the name or the header.
      'Content-Disposition': `attachment; filename="${name.replace(/[^a-z0-9.-]/g, '')}"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

/** What was asked for cannot be read. @param problems a line each */
export function refuseDownload(problems: readonly string[]): Response {
  return new Response(problems.join('\n'), { status: 400 })
}
