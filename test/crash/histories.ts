// Histories of orders, made up by a seeded generator: created, paid, edited, refunded in parts or in full, cancelled,
// deleted; with versions that bear the same time, as Shopify sends them. Each history is its webhooks in their true order.
import { formatMinor } from '#app/money/decimal.ts'
import { wireText, type LineSpec } from '../fixtures/orders/build-order.ts'
import { hook, iso, later, tell, type Draft, type Hook } from './order-draft.ts'
import type { Random } from './random.ts'
import { refundAll, refundPart } from './refund-steps.ts'

/** What an order may name as its origin. */
export interface Origins {
  clickIds: readonly string[]
  coupon: string
}

const START_MS = Date.parse('2026-10-05T13:00:00Z')
const CURRENCIES = ['USD', 'USD', 'EUR', 'JPY', 'KWD']

/** @returns `count` webhooks in all, history after history; the last history may be cut short */
export function makeHistories(random: Random, origins: Origins, count: number): Hook[][] {
  const histories: Hook[][] = []
  let made = 0
  for (let number = 1; made < count; number++) {
    const history = makeHistory(random, origins, number).slice(0, count - made)
    histories.push(history)
    made += history.length
  }
  return histories
}

function makeHistory(random: Random, origins: Origins, number: number): Hook[] {
  const draft = placeOrder(random, origins, number)
  tell(draft, random, 'orders/create')
  if (draft.status === 'paid' && random.chance(0.5)) tell(draft, random, 'orders/paid')
  const steps = 1 + random.below(4)
  for (let step = 0; step < steps && draft.cancelledAt === null; step++) {
    later(draft, random)
    random.pick(draft.status === 'pending' ? UNPAID_STEPS : PAID_STEPS)(draft, random)
  }
  if (random.chance(0.03)) {
    later(draft, random)
    hook(draft, 'orders/delete', wireText({ id: draft.spec.id }))
  }
  return draft.hooks
}

type Step = (draft: Draft, random: Random) => void

const PAID_STEPS: Step[] = [retag, edit, refundPart, refundPart, refundPart, refundAll, cancel]
const UNPAID_STEPS: Step[] = [retag, pay, pay, pay, cancel, expire]

function placeOrder(random: Random, origins: Origins, number: number): Draft {
  const currency = random.pick(CURRENCIES)
  const lines = Array.from({ length: 1 + random.below(3) }, (): LineSpec => {
    const [priceMinor, quantity] = [500 + random.below(20_000), 1 + random.below(4)]
    const off = random.chance(0.3) ? [formatMinor(BigInt(1 + random.below(400)), currency)] : []
    const tax = random.chance(0.5) ? { tax: formatMinor(BigInt(random.below(90)), currency) } : {}
    return { price: formatMinor(BigInt(priceMinor), currency), quantity, off, ...tax }
  })
  const kind = random.below(10)
  const atMs = START_MS + random.below(86_400) * 1000
  const spec = {
    id: String(9_007_199_254_740_993n + BigInt(number)),
    currency,
    taxesIncluded: random.chance(0.3),
    lines,
    ...(random.chance(0.4) && { shipping: { price: formatMinor(499n, currency) } }),
    with: {
      name: `#${1000 + number}`,
      created_at: iso(atMs),
      ...(kind < 7 && { note_attributes: [{ name: 'click_id', value: random.pick(origins.clickIds) }] }),
      ...(kind >= 6 &&
        kind < 9 && { discount_codes: [{ code: origins.coupon, amount: '0', type: 'fixed_amount' }] }),
    },
  }
  return {
    spec,
    left: lines.map(({ quantity }) => quantity ?? 1),
    status: random.chance(0.6) ? 'paid' : 'pending',
    refunds: [],
    cancelledAt: null,
    tags: '',
    atMs,
    hooks: [],
  }
}

function retag(draft: Draft, random: Random): void {
  draft.tags = `seen ${random.below(1000)}`
  tell(draft, random, 'orders/updated')
}

function pay(draft: Draft, random: Random): void {
  draft.status = 'paid'
  tell(draft, random, 'orders/paid')
}

function expire(draft: Draft, random: Random): void {
  draft.status = random.pick(['voided', 'expired'])
  tell(draft, random, 'orders/updated')
}

/** A line is added, and not always paid for. */
function edit(draft: Draft, random: Random): void {
  const price = formatMinor(BigInt(100 + random.below(5_000)), draft.spec.currency)
  draft.spec.lines = [...draft.spec.lines, { price, quantity: 1 }]
  draft.left = [...draft.left, 1]
  if (random.chance(0.5)) draft.status = 'partially_paid'
  tell(draft, random, 'orders/updated')
}

function cancel(draft: Draft, random: Random): void {
  draft.cancelledAt = iso(draft.atMs)
  if (draft.status === 'pending') draft.status = 'voided'
  tell(draft, random, 'orders/cancelled')
}
