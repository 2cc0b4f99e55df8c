// A partner's tracker that knows of every webhook-id how often it came and how often it was taken: what was sent again
// after a success shows here. It takes its time, so that a kill finds deliveries under way, and refuses some at first.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Seen {
  hits: number
  /** Hits that were, or are about to be, answered with 200. */
  successes: number
}

export interface Tracker {
  url: string
  /** `ip:port`, for DELIVERY_ALLOW_TARGETS. */
  target: string
  /** By webhook-id. */
  seen: Map<string, Seen>
  /** Resolves in the very moment in which so many more hits have come. */
  afterHits(count: number): Promise<void>
  close(): Promise<void>
}

const SLOWEST_MS = 20

export async function startTracker(): Promise<Tracker> {
  const seen = new Map<string, Seen>()
  let total = 0
  const waiters = new Set<{ at: number; resolve: () => void }>()
  const server = createServer((request, response) => {
    request.resume()
    const id = String(request.headers['webhook-id'])
    const known = seen.get(id) ?? { hits: 0, successes: 0 }
    seen.set(id, known)
    known.hits++
    // One in sixteen fails the first time it comes.
    const refused = known.hits === 1 && id.endsWith('0')
    if (!refused) known.successes++
    total++
    for (const waiter of waiters) if (total >= waiter.at && waiters.delete(waiter)) waiter.resolve()
    const delayMs = total % SLOWEST_MS
    setTimeout(() => response.writeHead(refused ? 503 : 200).end('noted'), delayMs)
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', 1024, resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    target: `127.0.0.1:${port}`,
    seen,
    afterHits: (count) => new Promise((resolve) => waiters.add({ at: total + count, resolve })),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
