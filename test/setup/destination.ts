// A partner's tracker for tests: records what it gets and answers as it is told.
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Hit {
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  body: string
}

export interface Destination {
  url: string
  /** `ip:port`, for DELIVERY_ALLOW_TARGETS. */
  target: string
  hits: Hit[]
  /** How the next calls are answered, by number of the call (from 0); default 200. */
  answer: (hit: Hit, index: number) => { status: number; body?: string; headers?: Record<string, string> }
  /** Resolves when so many hits have come. */
  waitFor(count: number): Promise<Hit[]>
  close(): Promise<void>
}

export async function startDestination(): Promise<Destination> {
  const waiters: { count: number; resolve: () => void }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += String(chunk)))
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://destination')
      const hit = {
        method: request.method ?? '',
        path: url.pathname,
        query: url.searchParams,
        headers: request.headers,
        body,
      }
      const { status, body: text = 'ok', headers = {} } = destination.answer(hit, destination.hits.length)
      destination.hits.push(hit)
      response.writeHead(status, headers).end(text)
      for (const waiter of waiters) if (destination.hits.length >= waiter.count) waiter.resolve()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const destination: Destination = {
    url: `http://127.0.0.1:${port}`,
    target: `127.0.0.1:${port}`,
    hits: [],
    answer: () => ({ status: 200 }),
    async waitFor(count) {
      if (destination.hits.length < count)
        await new Promise<void>((resolve) => waiters.push({ count, resolve }))
      return destination.hits
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return destination
}
