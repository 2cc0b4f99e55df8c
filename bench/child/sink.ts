// A partner's tracker that does as little as it can: counts what arrives, notes when (only while it is asked to), answers.
import { listen } from './listen.ts'
import { serveParent } from './serve-parent.ts'

export interface SinkReady {
  port: number
}

/** Transaction id and moment of arrival: microseconds of the monotonic clock, which all processes share. */
export type Arrival = [txnId: string, atMicros: number]

const TXN = /[?&]txn=([^&]*)/

let count = 0
let noting = false
let arrivals: Arrival[] = []
let waiter: { count: number; resolve: (count: number) => void } | null = null

const { port, close } = await listen((request, response) => {
  if (noting) {
    const atMicros = Number(process.hrtime.bigint() / 1000n)
    arrivals.push([TXN.exec(request.url ?? '')?.[1] ?? '', atMicros])
  }
  response.writeHead(200, { 'Content-Length': 2 }).end('ok')
  if (++count >= (waiter?.count ?? Number.POSITIVE_INFINITY)) waiter?.resolve(count)
})

/** Resolves when so many have arrived since `reset`, or when the time is up. */
function waitFor({ count: wanted, timeoutMs }: { count: number; timeoutMs: number }): Promise<number> {
  if (count >= wanted) return Promise.resolve(count)
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(count), timeoutMs)
    waiter = { count: wanted, resolve: (reached) => (clearTimeout(timer), resolve(reached)) }
  })
}

serveParent(
  { port } satisfies SinkReady,
  {
    reset(note: boolean) {
      count = 0
      arrivals = []
      noting = note
      waiter = null
    },
    count: () => count,
    waitFor,
    arrivals: () => arrivals,
  },
  close,
)
