// The load: visitors, Shopify and a brand, each over many connections, who go on while the app or its database is killed.
// Who is not answered 2xx sends the same again, as Shopify and brands do. Kept are the acknowledgements that arrived whole.
import { Pool } from 'undici'
import type { SeededShop } from '../setup/seed.ts'
import type { Random } from './random.ts'
import { createTraffic, visit, type BrandCall, type OrderHook, type Send } from './traffic.ts'

export interface Acks {
  /** The click id of every 302 that carried one. */
  clicks: string[]
  /** Visitors sent on by name, without a click id. */
  sentOnByName: number
  /** Order id -> topics acknowledged with 200. */
  orders: Map<string, Set<string>>
  /** txn_id -> the conversion ids that it was answered with. */
  calls: Map<string, Set<string>>
  /** Answers by kind and status, such as `webhook 503`; `cut` where the connection broke. */
  answers: Map<string, number>
  /** Answers that the contract does not have, with their text. */
  wrong: string[]
  slowestVisitMs: number
}

export interface Load {
  acks: Acks
  /** Resolves when `reached` holds, looked at after every answer. */
  until(reached: (acks: Acks) => boolean): Promise<void>
  /** Nobody is there: who loses his connection waits for `resume`. */
  pause(): void
  resume(): void
  /** Begins nothing new and resolves when everything that was begun is acknowledged. */
  finish(): Promise<void>
}

export const LANES = { visits: 24, webhooks: 8, calls: 8 }
/** A sender's patience before it comes again with what was refused. */
const RETRY_MS = 50

interface Answer {
  status: number
  location: string
  text: string
}

export function startLoad(url: string, shop: SeededShop, random: Random): Load {
  const lanes = LANES.visits + LANES.webhooks + LANES.calls
  const pool = new Pool(url, { connections: lanes, pipelining: 1 })
  const acks: Acks = {
    clicks: [],
    sentOnByName: 0,
    orders: new Map(),
    calls: new Map(),
    answers: new Map(),
    wrong: [],
    slowestVisitMs: 0,
  }
  let finishing = false
  let gate: { open: Promise<void>; resolve: () => void } | null = null
  const watchers = new Set<() => void>()
  const count = (name: string) => acks.answers.set(name, (acks.answers.get(name) ?? 0) + 1)

  /** null: the connection broke, and the gate is open again. */
  async function send(kind: string, request: Send): Promise<Answer | null> {
    try {
      const { statusCode, headers, body } = await pool.request({ ...request, headersTimeout: 30_000 })
      const text = await body.text()
      count(`${kind} ${statusCode}`)
      return { status: statusCode, location: String(headers['location'] ?? ''), text }
    } catch {
      count(`${kind} cut`)
      await gate?.open
      return null
    } finally {
      for (const watch of watchers) watch()
    }
  }

  let visits = 0
  async function visitor(): Promise<void> {
    while (!finishing) {
      const startedAt = performance.now()
      const answer = await send('visit', visit(shop, ++visits))
      if (answer === null) continue
      acks.slowestVisitMs = Math.max(acks.slowestVisitMs, performance.now() - startedAt)
      const query = answer.status === 302 ? new URL(answer.location).searchParams : new URLSearchParams()
      const clickId = query.get('click_id')
      if (clickId !== null) acks.clicks.push(clickId)
      else if (query.get('via') === shop.partner.slug) acks.sentOnByName++
      else acks.wrong.push(`visit: ${answer.status} ${answer.location} ${answer.text}`)
    }
  }

  /** Sends until it is acknowledged. Past 2xx only 5xx is right: everything here is well-formed. */
  async function insist(kind: string, request: Send): Promise<string> {
    for (;;) {
      const answer = await send(kind, request)
      if (answer?.status === 200) return answer.text
      if (answer !== null && answer.status < 500) acks.wrong.push(`${kind}: ${answer.status} ${answer.text}`)
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
    }
  }
  const anyClick = () => acks.clicks[random.below(acks.clicks.length)] as string
  const traffic = createTraffic(shop, random, anyClick)

  const hooks: OrderHook[] = []
  async function shopify(): Promise<void> {
    while (!finishing || hooks.length > 0) {
      if (hooks.length === 0) hooks.push(...traffic.nextOrder())
      const hook = hooks.shift() as OrderHook
      await insist('webhook', hook)
      acks.orders.set(hook.orderId, (acks.orders.get(hook.orderId) ?? new Set()).add(hook.topic))
    }
  }

  const calls: BrandCall[] = []
  async function brand(): Promise<void> {
    while (!finishing || calls.length > 0) {
      if (calls.length === 0) calls.push(...traffic.nextCalls())
      const call = calls.shift() as BrandCall
      const { data } = JSON.parse(await insist('call', call)) as { data: { conversionId: string } }
      acks.calls.set(call.txnId, (acks.calls.get(call.txnId) ?? new Set()).add(data.conversionId))
    }
  }

  if (process.env.TEST_LOG) {
    setInterval(() => console.log([...acks.answers], acks.wrong.slice(0, 2), hooks.length, calls.length, gate), 1_000).unref()
  }
  const load: Load = {
    acks,
    until: (reached) =>
      new Promise((resolve) => {
        const watch = () => reached(acks) && watchers.delete(watch) && resolve()
        watchers.add(watch)
      }),
    pause() {
      const { promise: open, resolve } = Promise.withResolvers<void>()
      gate ??= { open, resolve }
    },
    resume() {
      gate?.resolve()
      gate = null
    },
    async finish() {
      finishing = true
      await running
      await pool.close()
    },
  }
  const times = (lane: () => Promise<void>, number: number) => Array.from({ length: number }, lane)
  const running = (async () => {
    const visitors = times(visitor, LANES.visits)
    await load.until(({ clicks }) => clicks.length > 0)
    await Promise.all([...visitors, ...times(shopify, LANES.webhooks), ...times(brand, LANES.calls)])
  })()
  return load
}
