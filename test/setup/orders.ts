// Orders for tests, and a desk to work them from: payloads as Shopify sends them, partners and offers as a test needs them, the
// worker's steps one by one under a clock of its own, and what a merchant or a partner would see of it.
import { saveSightings } from '#app/attribution/sightings.server.ts'
import { checkDecisions } from '#app/attribution/stored-decisions.server.ts'
import { sightingKey, type SightingKind } from '#app/attribution/sighting.ts'
import { explainSale } from '#app/insight/explain-sale.server.ts'
import { settleAnswers } from '#app/intake/admin/settle-answers.server.ts'
import type { Found } from '#app/intake/admin/ask-shop.server.ts'
import { sweepSightings } from '#app/intake/order/origin/sweep-sightings.server.ts'
import { recheckOnce } from '#app/intake/order/work-rechecks.server.ts'
import { workOnce } from '#app/intake/webhook/work-inbox.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import type { System, WebhookOptions } from './system.ts'

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

export type Payload = Record<string, unknown> & { id: string }

export interface LineSetup {
  id: number
  /** Decimal, each. */
  price: string
  quantity: number
  product_id: number
  variant_id: number
  sku: string
  vendor: string
  properties: { name: string; value: string }[]
  selling_plan_id: number
}

/** One unit of product 1 at 100.00. */
export function line(change: Partial<LineSetup> = {}): Record<string, unknown> {
  const { selling_plan_id: plan, quantity = 1, ...rest } = change
  return {
    id: 1,
    price: '100.00',
    product_id: 1,
    variant_id: 11,
    sku: 'MUG-1',
    vendor: 'Acme',
    discount_allocations: [],
    tax_lines: [],
    ...rest,
    quantity,
    current_quantity: quantity,
    ...(plan && { selling_plan_allocation: { selling_plan: { id: plan } } }),
  }
}

let lastOrder = 6_100_000_000_000
/** A paid order of now, of one line at 100.00, that nothing says anything of. */
export function orderOf(change: object = {}): Payload {
  const id = String(++lastOrder)
  const at = new Date().toISOString()
  const { line_items = [line()] } = change as { line_items?: unknown }
  const lines = line_items as { price: string; quantity: number }[]
  const total = lines.reduce((sum, each) => sum + Number(each.price) * each.quantity, 0).toFixed(2)
  return {
    id,
    admin_graphql_api_id: `gid://shopify/Order/${id}`,
    name: `#${id.slice(-5)}`,
    created_at: at,
    updated_at: at,
    financial_status: 'paid',
    currency: 'USD',
    source_name: 'web',
    subtotal_price: total,
    total_price: total,
    total_discounts: '0.00',
    line_items: lines,
    discount_codes: [],
    discount_applications: [],
    refunds: [],
    ...change,
  }
}

export const withClick = (clickId: string) => ({ note_attributes: [{ name: 'click_id', value: clickId }] })
export const withCode = (code: string) => ({
  discount_codes: [{ code, amount: '0.00', type: 'percentage' }],
  discount_applications: [{ type: 'discount_code', code, target_type: 'line_item' }],
})

/** A later version of an order. */
export function updated(order: Payload, change: Record<string, unknown>, atMs = Date.now()): Payload {
  return { ...order, updated_at: new Date(atMs).toISOString(), ...change }
}

/** The version of an order whose units of a line were given back, with their money. */
export function refunded(order: Payload, units: number, atMs = Date.now()): Payload {
  const [first] = order['line_items'] as [{ id: number; price: string; quantity: number }]
  const given = (Number(first.price) * units).toFixed(2)
  const all = given === order['total_price']
  const at = new Date(atMs).toISOString()
  return {
    ...order,
    updated_at: at,
    financial_status: all ? 'refunded' : 'partially_refunded',
    line_items: [{ ...first, current_quantity: first.quantity - units }],
    refunds: [
      {
        id: Number(order.id) + 500_000_000,
        order_id: order.id,
        created_at: at,
        processed_at: at,
        refund_line_items: [{ line_item_id: first.id, quantity: units, subtotal: given, total_tax: '0.00' }],
        order_adjustments: [],
        transactions: [{ kind: 'refund', status: 'success', amount: given, currency: 'USD' }],
      },
    ],
  }
}

export interface RuleSetup {
  event?: string
  partnerId?: string
  position?: number
  conditions?: object
  basisPoints?: number
  flatMinor?: bigint
  /** Default USD. */
  flatCurrency?: string
  tiers?: object
}

export interface OfferSetup {
  name?: string
  holdDays?: number
  approval?: 'automatic' | 'manual'
  lookbackDays?: number | null
  couponRule?: string
  orderSources?: string[]
  renewals?: string
  renewalLimit?: number
  refundWindowDays?: number
  payoutCapMinor?: bigint
  payoutCapCurrency?: string
  /** Default: 10 % of sales. */
  rules?: RuleSetup[]
}

export interface CapSetup {
  offerId?: string
  partnerId?: string
  measure?: 'conversions' | 'payout'
  period?: 'day' | 'week' | 'month' | 'total'
  limit: bigint
  /** Of a payout; default USD. */
  currency?: string
  effect: 'soft' | 'hard'
}

export type Desk = Awaited<ReturnType<typeof openDesk>>

/** What every postback of these tests tells, and of every change. */
const POSTBACK_QUERY =
  'partner={partner}&txn={txn_id}&event={event}&status={status}&payout={payout}&delta={delta_payout}&amount={amount}&delta_amount={delta_amount}&customer={customer_type}'

/** @param system one without a worker: the desk does its work */
export async function openDesk(system: System, shop: { id: string; domain: string } = system.shop) {
  const { pool } = system.database
  const { db, newId } = system.runtime
  let aheadMs = 0
  let named = 0
  const clock = () => Date.now() + aheadMs
  const ports = { ...system.runtime, clock }
  const rows = async (query: string, values: unknown[] = [shop.id]) =>
    (await pool.query(query, values)).rows as Record<string, any>[]

  async function postbackFor(partnerId: string): Promise<void> {
    await db.prisma.postback.create({
      data: {
        shopId: shop.id,
        id: newId(),
        partnerId,
        url: `${system.tracker.url}/desk?${POSTBACK_QUERY}`,
        statuses: ['pending', 'hold', 'approved', 'rejected', 'reversed'],
        adjustments: true,
      },
    })
  }

  async function workThrough(name: string, left: string, step: () => Promise<unknown>): Promise<void> {
    for (let round = 0; round < 100; round++) {
      const [{ count }] = (await rows(left, [new Date(clock())])) as [{ count: number }]
      if (count === 0) return
      await step()
    }
    throw new Error(`${name} does not come to an end`)
  }

  const desk = {
    shop,
    system,
    rows,
    clock,
    ports,
    /** Moves the clock on. */
    wait(ms: number) {
      aheadMs += ms
    },
    resetClock() {
      aheadMs = 0
    },

    async partner(change: { name?: string; customerId?: string } = {}): Promise<string> {
      const id = newId()
      const slug = `partner-${++named}`
      await db.prisma.partner.create({ data: { shopId: shop.id, id, slug, name: slug, ...change } })
      await postbackFor(id)
      return id
    },
    async offer({ rules = [{ basisPoints: 1000 }], ...change }: OfferSetup = {}): Promise<string> {
      const id = newId()
      const slug = `offer-${++named}`
      const destinationUrl = 'https://shop.example/'
      await db.prisma.offer.create({
        data: { shopId: shop.id, id, slug, name: slug, destinationUrl, ...change },
      })
      for (const rule of rules) await desk.rule(id, rule)
      return id
    },
    async rule(offerId: string, { tiers, ...rule }: RuleSetup): Promise<void> {
      const { basisPoints, flatMinor } = rule
      const kind = tiers
        ? 'tiers'
        : basisPoints === undefined
          ? 'flat'
          : flatMinor === undefined
            ? 'percent'
            : 'both'
      await db.prisma.payoutRule.create({
        data: {
          shopId: shop.id,
          id: newId(),
          offerId,
          event: 'sale',
          kind,
          ...rule,
          ...(flatMinor !== undefined && { flatCurrency: rule.flatCurrency ?? 'USD' }),
          ...(tiers && { tiers }),
        },
      })
    },
    async cap({ measure = 'conversions', period = 'day', ...cap }: CapSetup): Promise<void> {
      const currency = measure === 'payout' ? (cap.currency ?? 'USD') : null
      await db.prisma.cap.create({
        data: { shopId: shop.id, id: newId(), measure, period, ...cap, currency },
      })
    },
    async coupon(partnerId: string, offerId: string): Promise<string> {
      const code = `CODE${++named}`
      await db.prisma.coupon.create({
        data: { shopId: shop.id, id: newId(), code, codeKey: code.toLowerCase(), partnerId, offerId },
      })
      return code
    },
    /** A click of so long ago. */
    async click(partnerId: string, offerId: string, agoMs = HOUR_MS): Promise<string> {
      const id = newId()
      await pool.query(
        `INSERT INTO click (shop_id, id, offer_id, partner_id, source, created_at) VALUES ($1, $2, $3, $4, 'link', $5)`,
        [shop.id, id, offerId, partnerId, new Date(Date.now() - agoMs)],
      )
      return id
    },

    /** Sends a webhook and applies what is in the inbox. @returns the order's id */
    async send(topic: string, body: Payload, options: WebhookOptions = {}): Promise<string> {
      const status = await system.webhook(topic, body, { domain: shop.domain, ...options })
      if (status !== 200) throw new Error(`the webhook was answered ${status}`)
      await desk.work()
      return body.id
    },
    place: (body: Payload) => desk.send('orders/create', body),
    work: () =>
      workThrough(
        'the inbox',
        `SELECT count(*)::int AS count FROM webhook_inbox WHERE state = 'pending' AND $1::timestamptz IS NOT NULL`,
        () => workOnce(ports),
      ),
    recheck: () =>
      workThrough('rechecking', `SELECT count(*)::int AS count FROM order_recheck WHERE due_at <= $1`, () =>
        recheckOnce(ports),
      ),
    /** As whoever sees a click beside something keeps it. */
    async see(kind: SightingKind, text: string, clickId: string): Promise<void> {
      const key = sightingKey(text)
      if (key === null) throw new Error(`${text} is no key`)
      await saveSightings(pool, [{ shopId: shop.id, kind, key, clickId, seenAtMs: clock() }])
    },
    /** A minute later: the sweep, and what it asks for. */
    async sweep(): Promise<number> {
      desk.wait(MINUTE_MS)
      const asked = await sweepSightings(db, newId, clock())
      await desk.recheck()
      return asked
    },
    /** What Shopify answers to a question, kept as asking keeps it; then what waited for it is worked on. */
    async answer(key: string, found: { journey: unknown } | { fact: unknown }): Promise<void> {
      const kind = 'journey' in found ? 'journey' : 'product'
      const question = { shopId: shop.id, kind, key, domain: shop.domain, askedAtMs: clock() }
      const one = {
        question: { ...question, attempts: 0, known: false },
        outcome: kind === 'journey' ? 'journey' : 'fact',
        ...found,
      } as Found
      await inTransaction(pool, (client) => settleAnswers(client, [one], newId, clock()))
      await desk.recheck()
    },
    journey: (orderId: string, ...pages: string[]) =>
      desk.answer(orderId, {
        journey: {
          ready: true,
          orderIndex: 1,
          visits: pages.map((landingPage, index) => ({
            landingPage,
            occurredAt: new Date(Date.now() - (index + 1) * HOUR_MS).toISOString(),
          })),
        },
      }),

    async conversion(txnId: string): Promise<Record<string, any> | undefined> {
      const query = `SELECT * FROM conversion WHERE shop_id = $1 AND txn_id = $2`
      return (await rows(query, [shop.id, txnId]))[0]
    },
    /** From first to last. */
    history: (txnId: string) =>
      rows(
        `SELECT change.from_status, change.to_status, change.reason, change.partner_id, change.payout_minor
           FROM conversion_change AS change JOIN conversion USING (shop_id)
          WHERE conversion.id = change.conversion_id AND shop_id = $1 AND txn_id = $2 ORDER BY change.id`,
        [shop.id, txnId],
      ),
    adjustments: (txnId: string) =>
      rows(
        `SELECT adjustment.payout_delta_minor, adjustment.reason
           FROM conversion_adjustment AS adjustment JOIN conversion USING (shop_id)
          WHERE conversion.id = adjustment.conversion_id AND shop_id = $1 AND txn_id = $2 ORDER BY adjustment.id`,
        [shop.id, txnId],
      ),
    /** Of one partner, or all of what was planned for an order. */
    async deliveries(txnId: string, partnerId?: string) {
      const found = await rows(
        `SELECT values FROM delivery JOIN postback ON postback.shop_id = delivery.shop_id AND postback.id = delivery.postback_id
          WHERE delivery.shop_id = $1 AND values ->> 'txn_id' = $2 AND ($3::uuid IS NULL OR partner_id = $3) ORDER BY delivery.id`,
        [shop.id, txnId, partnerId ?? null],
      )
      return found.map(({ values }) => [values.status, values.payout, values.delta_payout] as const)
    },
    async ledger(partnerId: string) {
      const [sums] = await rows(
        `SELECT coalesce(sum(held_minor), 0)::bigint AS held, coalesce(sum(approved_minor), 0)::bigint AS approved,
                coalesce(sum(reversed_minor), 0)::bigint AS reversed, coalesce(sum(paid_minor), 0)::bigint AS paid
           FROM ledger_entry WHERE shop_id = $1 AND partner_id = $2`,
        [shop.id, partnerId],
      )
      return sums
    },
    decisions: async (orderId: string) =>
      (
        await rows(
          `SELECT method FROM attribution_decision WHERE shop_id = $1 AND order_id = $2 ORDER BY decided_at, id`,
          [shop.id, orderId],
        )
      ).map(({ method }) => method as string),
    explain: async (orderId: string) => (await explainSale(pool, shop.id, { orderId }))?.attribution ?? null,
    order: async (orderId: string) =>
      (await rows(`SELECT * FROM shop_order WHERE shop_id = $1 AND id = $2`, [shop.id, orderId]))[0],
    /** Throws with what is wrong with the shop's books and decisions: nothing, always. */
    async checkBooks(): Promise<void> {
      const { disagreements } = await checkDecisions(pool, shop.id)
      const wrong = [...(await rows(BOOKS)), ...disagreements]
      if (wrong.length > 0) throw new Error(`the books are wrong: ${JSON.stringify(wrong)}`)
    },
  }
  await rows(
    `UPDATE postback SET statuses = '{pending,hold,approved,rejected,reversed}', adjustments = true, url = $2 WHERE shop_id = $1`,
    [shop.id, `${system.tracker.url}/desk?${POSTBACK_QUERY}`],
  )
  return desk
}

/** Ledger and newest decision against conversions, arithmetic against payouts, each postback's deltas against what it said last. */
const BOOKS = `
WITH account AS (
  SELECT id AS conversion_id, partner_id,
         CASE WHEN NOT test AND status IN ('pending', 'hold') THEN payout_minor ELSE 0 END AS held,
         CASE WHEN NOT test AND status = 'approved' THEN payout_minor ELSE 0 END AS approved,
         CASE WHEN test THEN 0 ELSE original_payout_minor - payout_minor END AS reversed
    FROM conversion WHERE shop_id = $1),
entry AS (
  SELECT conversion_id, partner_id, sum(held_minor) AS held, sum(approved_minor) AS approved, sum(reversed_minor) AS reversed
    FROM ledger_entry WHERE shop_id = $1 GROUP BY 1, 2)
SELECT 'ledger' AS wrong, conversion_id FROM account FULL JOIN entry USING (conversion_id, partner_id)
 WHERE (coalesce(account.held, 0), coalesce(account.approved, 0), coalesce(account.reversed, 0))
   IS DISTINCT FROM (coalesce(entry.held, 0), coalesce(entry.approved, 0), coalesce(entry.reversed, 0))
UNION ALL
SELECT 'arithmetic', id FROM conversion
 WHERE shop_id = $1 AND payout_calculation IS NOT NULL AND (
   (payout_calculation ->> 'grossMinor')::numeric <> original_payout_minor
   OR abs((payout_calculation ->> 'sumMinor')::numeric
     - (SELECT coalesce(sum((line ->> 'payoutTenThousandths')::numeric), 0) / 10000 FROM jsonb_array_elements(payout_calculation -> 'lines') AS line)
     - (SELECT coalesce(sum((CASE flat ->> 'currency' WHEN currency THEN flat ->> 'minor' ELSE flat #>> '{converted,minor}' END)::numeric), 0) FROM jsonb_array_elements(payout_calculation -> 'flats') AS flat)) > 0.5)
UNION ALL
SELECT 'deltas', conversion_id FROM delivery WHERE shop_id = $1
 GROUP BY conversion_id, postback_id
HAVING sum((values ->> 'delta_payout')::numeric) <> (array_agg((values ->> 'payout')::numeric ORDER BY created_at DESC, id DESC))[1]
UNION ALL
SELECT 'decision', conversion.id FROM conversion
  JOIN LATERAL (SELECT evidence -> 'credit' AS credit FROM attribution_decision AS decision
    WHERE decision.shop_id = conversion.shop_id AND decision.order_id = conversion.txn_id
    ORDER BY decided_at DESC, id DESC LIMIT 1) AS newest ON true
 WHERE conversion.shop_id = $1 AND source = 'shopify'
   AND (credit ->> 'partnerId', credit ->> 'clickId', credit ->> 'method')
     IS DISTINCT FROM (partner_id::text, click_id::text, method)`
