// The connections of the load: sends, counts the answers, and knows whether anybody is there to send to.
import { Pool } from 'undici'
import type { Send } from './traffic.ts'

export interface Answer {
  status: number
  /** The header; empty where there is none. */
  location: string
  text: string
}

export interface Client {
  /** The answer, once it has arrived whole. null: the connection broke; the server is there again by now. */
  send(kind: string, request: Send): Promise<Answer | null>
  /** By kind and status, such as `webhook 503`; `cut` where the connection broke, `refused` where there was none. */
  answers: Map<string, number>
  /** Called after every answer. */
  watchers: Set<() => void>
  /** Nobody is there: who loses his connection waits for `resume`. */
  pause(): void
  resume(): void
  close(): Promise<void>
}

export function createClient(url: string, connections: number): Client {
  const pool = new Pool(url, { connections, pipelining: 1 })
  const answers = new Map<string, number>()
  const watchers = new Set<() => void>()
  let gate: { open: Promise<void>; resolve: () => void } | null = null
  const count = (name: string) => answers.set(name, (answers.get(name) ?? 0) + 1)
  return {
    async send(kind, request) {
      try {
        const { statusCode, headers, body } = await pool.request(request)
        const text = await body.text()
        count(`${kind} ${statusCode}`)
        return { status: statusCode, location: String(headers['location'] ?? ''), text }
      } catch (error) {
        count(`${kind} ${(error as { code?: string }).code === 'ECONNREFUSED' ? 'refused' : 'cut'}`)
        await gate?.open
        return null
      } finally {
        for (const watch of watchers) watch()
      }
    },
    answers,
    watchers,
    pause() {
      const { promise: open, resolve } = Promise.withResolvers<void>()
      gate ??= { open, resolve }
    },
    resume() {
      gate?.resolve()
      gate = null
    },
    close: () => pool.close(),
  }
}
