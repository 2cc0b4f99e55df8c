// Deciding orders in process, without a database: everything that the worker computes between an order's bytes and the
// input for its conversion. Beside it, as the baseline, JSON.parse of the same bytes.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { couponKey } from '#app/attribution/coupon-key.ts'
import { decide } from '#app/attribution/decide.ts'
import { gather, type Known } from '#app/attribution/gather.ts'
import type { Sighting } from '#app/attribution/sighting.ts'
import { mergeOrder } from '#app/intake/order/merge-order.ts'
import { orderClaims, orderCreatedMs } from '#app/intake/order/origin/order-claims.ts'
import { orderInput } from '#app/intake/order/order-input.ts'
import { readOrderMessage } from '#app/intake/order/payload/order-message.ts'
import { orderSource } from '#app/intake/order/origin/order-source.ts'
import { createIds } from '#app/platform/ids.server.ts'
import { serveParent } from './serve-parent.ts'

export interface Decided {
  orders: number
  seconds: number
  /** CPU time of the process, all threads (so with its garbage collection). */
  cpuMicros: number
  bodyBytes: number
  /** Pieces of evidence that each order was judged by. */
  evidence: number
}

/** An order of nine KB with three discount codes. */
const PAYLOAD = new URL('../../test/fixtures/orders/several-codes.json', import.meta.url)
const ORDERS = 500
const FIRST_ORDER = 6_200_000_000_000
const DAY_MS = 86_400_000

const newId = createIds(() => Date.now())
const [shopId, offerId, partnerId] = [newId(), newId(), newId()]
const shop = {
  id: shopId,
  timeZone: 'UTC',
  revenueVisible: true,
  followTestOrders: false,
  reviewSelfReferrals: false,
}

interface Case {
  body: Buffer
  known: Known
  /** Its cart was seen with another click. */
  sightings: Sighting[]
  madeClickId: string
}

/** Every order has its own ids and clicks: one in its attributes, one in its landing page, one seen beside its cart. */
function makeCase(index: number): Case {
  const order = JSON.parse(readFileSync(PAYLOAD, 'utf8')) as Record<string, unknown>
  const id = FIRST_ORDER + index
  const [attribute = '', landing = '', seen = '', madeClickId = ''] = Array.from({ length: 4 }, newId)
  order['id'] = id
  order['admin_graphql_api_id'] = `gid://shopify/Order/${id}`
  order['note_attributes'] = [{ name: 'click_id', value: attribute }]
  order['landing_site'] = `/collections/summer?utm_source=mail&click_id=${landing}`
  const orderMs = Date.parse(String(order['created_at']))
  const atMs = orderMs - DAY_MS
  const subs = ['mail', null, null, null, null]
  const clicks = [attribute, landing, seen].map((clickId, position) => ({
    id: clickId,
    offerId,
    partnerId,
    atMs: atMs - position,
    lookbackDays: 30,
    subs,
    affClickId: 'theirs-1',
  }))
  const codes = (order['discount_codes'] as { code: string }[]).map(({ code }) => couponKey(code))
  return {
    body: Buffer.from(JSON.stringify(order)),
    known: {
      clicks: new Map(clicks.map((click) => [click.id, click])),
      coupons: new Map(
        codes.map((code) => [code, { offerId, partnerId, partnerActive: true, rule: 'click_first' }]),
      ),
    },
    sightings: [
      { shopId, kind: 'cart_token', key: String(order['cart_token']), clickId: seen, seenAtMs: atMs },
    ],
    madeClickId,
  }
}

/** @returns how many pieces of evidence it was judged by */
function decideOne({ body, known, sightings, madeClickId }: Case, nowMs: number): number {
  const reading = readOrderMessage(
    {
      topic: 'orders/create',
      body: body.toString('utf8'),
      bodySha256: createHash('sha256').update(body).digest('hex'),
      triggeredAt: null,
      receivedAtMs: nowMs,
    },
    null,
  )
  if (reading.kind !== 'message') throw new Error(`not read: ${reading.reason}`)
  const { message } = reading
  const blank = { shopId, id: message.orderId, version: null, baseline: null, refunds: [], disputes: [] }
  const order = mergeOrder({ ...blank, paidAtMs: null, deletedAtMs: null }, message)
  if (order.version === null) throw new Error('no version')
  const version = order.version.order
  const claims = orderClaims(version, {
    madeClickIds: { order_attribute: madeClickId, landing_page: madeClickId, journey: madeClickId },
    networks: new Map(),
    sightings,
    journey: null,
    firstOrderId: null,
  })
  const atMs = orderCreatedMs(version, nowMs)
  const decision = decide(gather({ claims, atMs, source: orderSource(version) }, known, 'last'))
  if (decision.credit === null) throw new Error('nobody was credited')
  const made = orderInput(order, {
    shop,
    credit: decision.credit,
    basis: { options: null, refundWindowDays: null },
    customerType: null,
    nowMs,
  })
  if (made.kind !== 'input') throw new Error(`no input: ${made.reason}`)
  return decision.evidence.length
}

const parseOne = ({ body }: Case): number => Object.keys(JSON.parse(body.toString('utf8'))).length

const cases = Array.from({ length: ORDERS }, (_, index) => makeCase(index))

/** Goes through the orders, again and again. */
function run(seconds: number, one: (order: Case, nowMs: number) => number): Decided {
  const nowMs = Date.now()
  let orders = 0
  let evidence = 0
  const cpu = process.cpuUsage()
  const from = performance.now()
  const until = from + seconds * 1000
  while (performance.now() < until)
    for (const order of cases) {
      evidence = one(order, nowMs)
      orders++
    }
  const { user, system } = process.cpuUsage(cpu)
  return {
    orders,
    seconds: (performance.now() - from) / 1000,
    cpuMicros: user + system,
    bodyBytes: cases[0]?.body.length ?? 0,
    evidence,
  }
}

serveParent(
  {},
  {
    decide: (seconds: number) => run(seconds, decideOne),
    parse: (seconds: number) => run(seconds, parseOne),
  },
)
