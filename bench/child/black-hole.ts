// A partner's tracker that has hung: accepts every connection, reads what comes, and never says a word.
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { serveParent } from './serve-parent.ts'

export interface BlackHoleReady {
  port: number
}

const BACKLOG = 1024

/** Requests since `reset`: there is one a connection, since none is ever answered. */
let requests = 0
const open = new Set<Socket>()
let waiter: { count: number; resolve: () => void } | null = null

const server = createServer((socket) => {
  open.add(socket)
  socket.once('data', () => {
    requests++
    if (open.size >= (waiter?.count ?? Number.POSITIVE_INFINITY)) waiter?.resolve()
  })
  socket.resume()
  socket.on('error', () => {}).on('close', () => open.delete(socket))
})
await new Promise<void>((resolve, reject) =>
  server.once('error', reject).listen(0, '127.0.0.1', BACKLOG, resolve),
)

/** Resolves with true when so many requests wait for an answer at a time, with false when the time is up. */
function waitFor({ count, timeoutMs }: { count: number; timeoutMs: number }): Promise<boolean> {
  if (open.size >= count) return Promise.resolve(true)
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), timeoutMs)
    waiter = { count, resolve: () => (clearTimeout(timer), resolve(true)) }
  })
}

serveParent(
  { port: (server.address() as AddressInfo).port } satisfies BlackHoleReady,
  {
    reset() {
      requests = 0
      waiter = null
    },
    requests: () => requests,
    /** Requests that wait for an answer at this moment. */
    open: () => open.size,
    waitFor,
  },
  () => {
    server.close()
    for (const socket of open) socket.destroy()
  },
)
