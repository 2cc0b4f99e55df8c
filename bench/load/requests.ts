// Requests written out beforehand, byte for byte, with one gap in each into which the load generator puts a unique id.
import { writeFileSync } from 'node:fs'

export interface PreparedRequest {
  head: string
  tail: string
}

/** Two bytes that no request of ours contains. */
const END_OF_HEAD = '\u0002'
const END_OF_REQUEST = '\u0001'

/** What stands between one run's ids and another's; together with the count it is the whole id. */
export const GAP = '<unique>'

/**
 * @param target path and query
 * @param body text; its length is declared, so the gap must not be in it
 */
export function prepareRequest(
  method: 'GET' | 'POST',
  target: string,
  headers: Record<string, string>,
  body = '',
): PreparedRequest {
  const lines = Object.entries({
    Host: '127.0.0.1',
    ...headers,
    ...(method === 'POST' && { 'Content-Length': Buffer.byteLength(body) }),
  }).map(([name, value]) => `${name}: ${value}\r\n`)
  const [head, tail, more] = `${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n${body}`.split(GAP)
  if (head === undefined || tail === undefined || more !== undefined)
    throw new Error('a prepared request has exactly one gap')
  return { head, tail }
}

export function writeRequests(file: string, requests: readonly PreparedRequest[]): void {
  writeFileSync(file, requests.map(({ head, tail }) => head + END_OF_HEAD + tail + END_OF_REQUEST).join(''))
}

export function parseRequests(text: string): PreparedRequest[] {
  return text
    .split(END_OF_REQUEST)
    .slice(0, -1)
    .map((request) => {
      const [head = '', tail = ''] = request.split(END_OF_HEAD)
      return { head, tail }
    })
}
