// Real servers on this machine for tests of sending, and senders that may reach them.
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { parseAllowTargets } from './address-rules.ts'
import { createSender, type Sender, type SenderOptions } from './send.server.ts'
import { SELF_SIGNED } from './send-tls.fixture.ts'

export type Target = {
  url: string
  port: number
  /** How many have been opened so far. */
  connections: () => number
}

const closing: (() => Promise<unknown>)[] = []

/** Closes all servers and senders that were made since the last call, connections included. */
export async function closeAll(): Promise<void> {
  await Promise.all(closing.splice(0).map((close) => close()))
}

export function http(listener: RequestListener): Promise<Target> {
  return listening(createServer({ keepAliveTimeout: 60_000 }, listener), 'http')
}

/** With a certificate that signs itself. */
export function https(listener: RequestListener): Promise<Target> {
  return listening(createTlsServer({ keepAliveTimeout: 60_000, ...SELF_SIGNED }, listener), 'https')
}

export function tcp(onConnection: (socket: Socket) => void): Promise<Target> {
  return listening(createTcpServer(onConnection), 'http')
}

/** On a free port of the loopback address. */
async function listening(server: Server, scheme: 'http' | 'https'): Promise<Target> {
  const sockets = new Set<Socket>()
  let count = 0
  server.on('connection', (socket: Socket) => {
    count++
    sockets.add(socket)
    socket.on('error', () => {}).on('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  const { port } = server.address() as AddressInfo
  return { url: `${scheme}://127.0.0.1:${port}/`, port, connections: () => count }
}

/** A port of the loopback address on which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createTcpServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

export function senderTo(port: number, options: Partial<SenderOptions> = {}): Sender {
  const allowed = parseAllowTargets(`127.0.0.1:${port}`)
  if (!allowed.ok) throw new Error('bad test target')
  const sender = createSender({
    allowTargets: allowed.targets,
    ports: [80, 443],
    connectTimeoutMs: 2000,
    totalTimeoutMs: 5000,
    connectionsPerOrigin: 4,
    ...options,
  })
  closing.push(() => sender.close())
  return sender
}
