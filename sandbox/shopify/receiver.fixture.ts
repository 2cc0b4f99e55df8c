// For tests: an app that takes webhooks and remembers them, and answers as it is told to.
import { readBytes } from '../web/body.ts'
import type { RunningServer } from '../web/server.ts'
import { startServer } from '../web/server.ts'

export type Received = { headers: Record<string, string>; body: string; url: string; method: string }
export type Receiver = RunningServer & {
  received: Received[]
  statuses: number[]
  next(count: number): Promise<Received[]>
}

/** `statuses` are the next answers; 200 when they are used up. `next` resolves once so many requests came in all. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = []
  const statuses: number[] = []
  const waiting: { count: number; done: (all: Received[]) => void }[] = []
  const server = await startServer({
    async handle(request, response) {
      const body = (await readBytes(request)).toString('utf8')
      const headers = request.headers as Record<string, string>
      received.push({ headers, body, url: request.url ?? '', method: request.method ?? '' })
      response.writeHead(statuses.shift() ?? 200).end()
      waiting.forEach(({ count, done }) => received.length >= count && done(received))
    },
  })
  const next = (count: number) =>
    new Promise<Received[]>((done) =>
      received.length >= count ? done(received) : waiting.push({ count, done }),
    )
  return { ...server, received, statuses, next }
}
