// The one way in which the sandbox's servers start and stop, so that tests start them as the sandbox does.
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Request = IncomingMessage
export type Response = ServerResponse
export type Handler = (request: Request, response: Response, url: URL) => void | Promise<void>
export type RunningServer = { url: string; port: number; close(): Promise<void> }

/** Thrown by a handler to answer with a status and a plain sentence. */
export class Refusal extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/**
 * Starts an HTTP server on loopback.
 * @param options.port 0 or absent: any free one
 * @returns its origin, and `close`, which also ends the connections that are still open
 */
export async function startServer(options: { port?: number; handle: Handler }): Promise<RunningServer> {
  const server = createServer((request, response) => void answer(options.handle, request, response))
  await listen(server, options.port ?? 0)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
}

async function answer(handle: Handler, request: Request, response: Response): Promise<void> {
  try {
    await handle(request, response, new URL(request.url ?? '/', 'http://sandbox.invalid'))
  } catch (error) {
    const status = error instanceof Refusal ? error.status : 500
    const message = error instanceof Error ? error.message : String(error)
    if (status === 500) console.error('sandbox server failed:', error)
    if (response.headersSent) response.destroy()
    else sendJson(response, status, { error: message })
  }
}

/** Answers with JSON; `status` 200 and the like. */
export function sendJson(response: Response, status: number, value: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(JSON.stringify(value))
}

/** Answers 200 with a page. */
export function sendHtml(response: Response, page: { html: string }, status = 200): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
  response.end(page.html)
}

/** Sends a browser on with GET (303), whatever the method was. */
export function sendTo(response: Response, location: string): void {
  response.writeHead(303, { location, 'cache-control': 'no-store' })
  response.end()
}
