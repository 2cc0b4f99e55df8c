// Reads a request's body with a limit, before anybody trusts a byte of it.
import type { IncomingMessage } from 'node:http'

export type BodyReading =
  | { kind: 'body'; bytes: Buffer }
  /** More than the limit; what is left of it is thrown away. */
  | { kind: 'too_large' }
  /** The caller hung up, or was too slow: there is nobody to answer. */
  | { kind: 'aborted' }

/** @param maxBytes the largest body that is taken */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<BodyReading> {
  const declared = Number(request.headers['content-length'] ?? 0)
  if (declared > maxBytes) {
    request.resume()
    return Promise.resolve({ kind: 'too_large' })
  }
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let bytes = 0
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes <= maxBytes) chunks.push(chunk)
      else {
        chunks.length = 0
        resolve({ kind: 'too_large' })
      }
    })
    request.on('end', () =>
      resolve({ kind: 'body', bytes: chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks) }),
    )
    request.on('close', () => resolve({ kind: 'aborted' }))
    request.on('error', () => resolve({ kind: 'aborted' }))
  })
}
