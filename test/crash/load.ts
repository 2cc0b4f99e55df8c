// The load: visitors, Shopify and a brand, each over many connections, who go on while the app or its database is killed.
// Who is not answered 2xx sends the same again, as Shopify and brands do. Kept are the acknowledgements that arrived whole.
import type { SeededShop } from '../setup/seed.ts'
import { createClient, type Client } from './client.ts'
import type { Random } from './random.ts'
import { createTraffic, visit, type Send, type Traffic } from './traffic.ts'

export interface Acks {
  /** The click id of every 302 that carried one. */
  clicks: string[]
  /** Visitors sent on by name, without a click id. */
  sentOnByName: number
  /** Order id -> topics acknowledged with 200. */
  orders: Map<string, Set<string>>
  /** txn_id -> the conversion ids that it was answered with. */
  calls: Map<string, Set<string>>
  /** How often each answer came, see Client. */
  answers: Client['answers']
  /** Answers that the contract does not have, with their text. */
  wrong: string[]
  slowestVisitMs: number
}

export interface Load extends Pick<Client, 'pause' | 'resume'> {
  acks: Acks
  /** Resolves when `reached` holds, looked at after every answer. */
  until(reached: (acks: Acks) => boolean): Promise<void>
  /** Begins nothing new and resolves when everything that was begun is acknowledged. */
  finish(): Promise<void>
}

/** What the lanes share. */
interface Course {
  client: Client
  shop: SeededShop
  traffic: Traffic
  acks: Acks
  finishing: boolean
}

/** Who sends at the same time: visitors, orders being told of (2 or 4 webhooks at once), calls (1, or twice the same). */
export const LANES = { visits: 24, webhooks: 8, calls: 8 }
const CONNECTIONS = LANES.visits + 4 * LANES.webhooks + 2 * LANES.calls
/** A sender's patience before it comes again with what was refused. */
const RETRY_MS = 50

/** Visits begin at once; orders and calls, which name a click, when there is one. */
export function startLoad(url: string, shop: SeededShop, random: Random): Load {
  const client = createClient(url, CONNECTIONS)
  const acks: Acks = {
    clicks: [],
    sentOnByName: 0,
    orders: new Map(),
    calls: new Map(),
    answers: client.answers,
    wrong: [],
    slowestVisitMs: 0,
  }
  const traffic = createTraffic(shop, random, () => random.pick(acks.clicks))
  const course: Course = { client, shop, traffic, acks, finishing: false }
  const until: Load['until'] = (reached) =>
    new Promise((resolve) => {
      const watch = () => reached(acks) && client.watchers.delete(watch) && resolve()
      client.watchers.add(watch)
    })
  const times = (lane: (course: Course) => Promise<void>, number: number) =>
    Array.from({ length: number }, () => lane(course))
  const visitors = times(visitor, LANES.visits)
  const others = until(({ clicks }) => clicks.length > 0).then(() =>
    Promise.all([...times(shopify, LANES.webhooks), ...times(brand, LANES.calls)]),
  )
  return {
    acks,
    until,
    pause: client.pause,
    resume: client.resume,
    async finish() {
      course.finishing = true
      await Promise.all([...visitors, others])
      await client.close()
    },
  }
}

async function visitor(course: Course): Promise<void> {
  const { client, shop, traffic, acks } = course
  while (!course.finishing) {
    const startedAt = performance.now()
    const answer = await client.send('visit', visit(shop, traffic.nextVisit()))
    if (answer === null) continue
    acks.slowestVisitMs = Math.max(acks.slowestVisitMs, performance.now() - startedAt)
    const query = answer.status === 302 ? new URL(answer.location).searchParams : new URLSearchParams()
    const clickId = query.get('click_id')
    if (clickId !== null) acks.clicks.push(clickId)
    else if (query.get('via') === shop.partner.slug) acks.sentOnByName++
    else acks.wrong.push(`visit: ${answer.status} ${answer.location} ${answer.text.trim()}`)
  }
}

async function shopify(course: Course): Promise<void> {
  const { acks, traffic } = course
  while (!course.finishing) {
    const sent = traffic.nextOrder().map(async (hook) => {
      await insist(course, 'webhook', hook)
      acks.orders.set(hook.orderId, (acks.orders.get(hook.orderId) ?? new Set()).add(hook.topic))
    })
    await Promise.all(sent)
  }
}

async function brand(course: Course): Promise<void> {
  const { acks, traffic } = course
  while (!course.finishing) {
    const sent = traffic.nextCalls().map(async (call) => {
      const { data } = JSON.parse(await insist(course, 'call', call)) as { data: { conversionId: string } }
      acks.calls.set(call.txnId, (acks.calls.get(call.txnId) ?? new Set()).add(data.conversionId))
    })
    await Promise.all(sent)
  }
}

/** Sends until it is acknowledged. Past 200 only 5xx is right: everything here is well-formed. */
async function insist({ client, acks }: Course, kind: string, request: Send): Promise<string> {
  for (;;) {
    const answer = await client.send(kind, request)
    if (answer?.status === 200) return answer.text
    if (answer !== null && answer.status < 500) acks.wrong.push(`${kind}: ${answer.status} ${answer.text}`)
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
  }
}
