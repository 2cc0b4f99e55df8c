// Short messages between processes over NOTIFY, and between the rooms of one process without it: "there is something
// due", "forget what you know of this shop's links". A signal may be lost (a broken connection); whoever waits for one
// also looks by itself now and then.
import pg from 'pg'
import type { Database } from './database.server.ts'
import type { Log } from './log.server.ts'

export type Topic = 'inbox' | 'recheck' | 'delivery' | 'replay' | 'links'

export interface Signals {
  /** Tells this process at once and the others within DEBOUNCE_MS; many calls in a row make one message. */
  send(topic: Topic): void
  /** @param listener called with what stands behind the topic (`links:<shop id>`), and with null after a reconnect */
  on(topic: Topic, listener: (detail: string | null) => void): void
  /** Whether messages of other processes arrive at the moment. */
  listening(): boolean
  start(): Promise<void>
  close(): Promise<void>
}

const CHANNEL = 'throughline'
/** NOTIFY takes an instance-wide lock at commit: at most one per topic in this time. */
const DEBOUNCE_MS = 20
const RECONNECT_MS = 500

/** @param db pool to send with; listening has a connection of its own */
export function createSignals(db: Pick<Database, 'pool' | 'url'>, log: Log): Signals {
  const listeners = new Map<Topic, ((detail: string | null) => void)[]>()
  const pending = new Set<Topic>()
  const own = `${process.pid}-${Math.trunc(performance.timeOrigin)}`
  let client: pg.Client | null = null
  let closed = false
  let reconnecting: NodeJS.Timeout | undefined

  const tell = (topic: Topic, detail: string | null) =>
    listeners.get(topic)?.forEach((listener) => listener(detail))

  async function listen(): Promise<void> {
    const fresh = new pg.Client({
      connectionString: db.url,
      application_name: 'throughline signals',
      keepAlive: true,
    })
    fresh.on('error', (error) => lost(fresh, error))
    fresh.on('end', () => lost(fresh, null))
    fresh.on('notification', ({ payload = '' }) => {
      const [topic, detail, sender] = payload.split(':') as [Topic, string, string | undefined]
      if (sender !== own) tell(topic, detail || null)
    })
    await fresh.connect()
    await fresh.query(`LISTEN ${CHANNEL}`)
    client = fresh
    for (const topic of listeners.keys()) tell(topic, null) // whatever was said while nobody listened
  }
  function lost(which: pg.Client, error: Error | null): void {
    if (client !== which && client !== null) return
    client = null
    if (closed || reconnecting) return
    log.warn({ err: error }, 'signals: connection lost')
    reconnecting = setTimeout(() => {
      reconnecting = undefined
      listen().catch((cause: Error) => lost(which, cause))
    }, RECONNECT_MS)
  }
  function notify(topic: Topic): void {
    pending.delete(topic)
    if (closed) return
    db.pool.query('SELECT pg_notify($1, $2)', [CHANNEL, `${topic}::${own}`]).catch((error: Error) => {
      log.warn({ topic, err: error }, 'signals: not sent, the others will see by polling')
    })
  }
  return {
    send(topic) {
      tell(topic, null)
      if (pending.has(topic)) return
      pending.add(topic)
      setTimeout(notify, DEBOUNCE_MS, topic).unref()
    },
    on(topic, listener) {
      listeners.set(topic, [...(listeners.get(topic) ?? []), listener])
    },
    listening: () => client !== null,
    start: listen,
    async close() {
      closed = true
      clearTimeout(reconnecting)
      await client?.end()
    },
  }
}
