// Server-sent events: what keeps a page live without a library.
import type { Request, Response } from './server.ts'

const KEEP_ALIVE_MS = 20_000

export type EventStream = {
  attach(request: Request, response: Response): void
  send(event: string, data: unknown): void
  listeners(): number
  close(): void
}

/** A set of open pages. A page that goes away is forgotten; `close` ends them all. */
export function createEventStream(): EventStream {
  const open = new Set<Response>()
  const keepAlive = setInterval(() => open.forEach((response) => response.write(':\n\n')), KEEP_ALIVE_MS)
  keepAlive.unref()
  return {
    attach(request, response) {
      response.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      response.write('retry: 1000\n\n')
      open.add(response)
      request.on('close', () => open.delete(response))
      response.on('close', () => open.delete(response))
    },
    send(event, data) {
      const text = `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
      open.forEach((response) => response.write(text))
    },
    listeners: () => open.size,
    close() {
      clearInterval(keepAlive)
      open.forEach((response) => response.end())
      open.clear()
    },
  }
}
