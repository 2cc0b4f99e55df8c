// An HTTP server on a free loopback port, with the backlog of the real one.
import { createServer, type RequestListener, type ServerOptions } from 'node:http'
import type { AddressInfo } from 'node:net'

const BACKLOG = 1024

export async function listen(
  listener: RequestListener,
  options: ServerOptions = {},
): Promise<{ port: number; close: () => void }> {
  const server = createServer(options, listener)
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(0, '127.0.0.1', BACKLOG, resolve),
  )
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
