// What became of a purchase: which carriers brought the click to the order, and which of them won. Read from the app's own
// tables, as its decision is made from them.
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'

/** In the order of the table in docs/capture-paths.md. */
export const CARRIERS = [
  'order attribute',
  'words of the visit',
  'line property',
  'landing page',
  'cart token',
  'checkout token',
  'pixel',
  'customer',
] as const
export type Carrier = (typeof CARRIERS)[number]

export interface Outcome {
  carriers: ReadonlySet<Carrier>
  /** The method of the conversion; null: nobody is credited. */
  won: string | null
  /** The partner's slug. */
  partner: string | null
  clickId: string | null
  subs: (string | null)[]
  affClickId: string | null
  source: string | null
}

interface OrderRow {
  attributes: { name: string; value: string }[]
  properties: { name: string; value: string }[]
  landing: string | null
  method: string | null
  partner: string | null
  clickId: string | null
  subs: (string | null)[]
  affClickId: string | null
  source: string | null
  sightings: string[]
}

const ORDER = `
  SELECT o.snapshot -> 'noteAttributes' AS attributes, o.snapshot ->> 'landingSite' AS landing,
         jsonb_path_query_array(o.snapshot, '$.lines[*].properties[*]') AS properties,
         c.method, p.slug AS partner, c.click_id AS "clickId", k.source, k.aff_click_id AS "affClickId",
         ARRAY[k.sub1, k.sub2, k.sub3, k.sub4, k.sub5] AS subs,
         ARRAY(SELECT DISTINCT kind FROM sighting s WHERE s.shop_id = o.shop_id AND
           (s.kind, s.key) IN (('cart_token', o.cart_token), ('checkout_token', o.checkout_token), ('pixel', o.id),
                               ('customer', o.customer_id)) AND (s.kind <> 'customer' OR s.seen_at < o.placed_at)) AS sightings
    FROM shop_order o
    LEFT JOIN conversion c ON c.shop_id = o.shop_id AND c.txn_id = o.id
    LEFT JOIN partner p ON p.shop_id = c.shop_id AND p.id = c.partner_id
    LEFT JOIN click k ON k.shop_id = c.shop_id AND k.id = c.click_id
   WHERE o.id = $1 AND EXISTS (SELECT FROM attribution_decision d WHERE d.shop_id = o.shop_id AND d.order_id = o.id)`

const WAIT_MS = 20_000
const LOOK_MS = 100

/**
 * Waits until the order has been decided.
 * @param isReported whether its pixel's report is waited for too
 */
export async function outcomeOf(pool: pg.Pool, orderId: string, isReported: boolean): Promise<Outcome> {
  if (isReported)
    await waitFor(`the pixel's report of ${orderId}`, async () => {
      const { rowCount } = await pool.query('SELECT FROM pixel_report WHERE order_id = $1', [orderId])
      return rowCount === 1 || null
    })
  const row = await waitFor(`the decision about ${orderId}`, async () => {
    const { rows } = await pool.query<OrderRow>(ORDER, [orderId])
    return rows[0] ?? null
  })
  const { method: won, partner, clickId, subs, affClickId, source } = row
  return { carriers: carriersOf(row), won, partner, clickId, subs, affClickId, source }
}

function carriersOf({ attributes, properties, landing, sightings }: OrderRow): Set<Carrier> {
  const has = (pairs: OrderRow['attributes'], ...names: string[]) =>
    pairs.some(({ name }) => names.includes(name))
  const found: [Carrier, boolean][] = [
    ['order attribute', has(attributes, 'click_id', '__click_id')],
    ['words of the visit', has(attributes, 'via', 'awc')],
    ['line property', has(properties, '_click_id')],
    ['landing page', /[?&](click_id|via|awc)=/.test(landing ?? '')],
    ['cart token', sightings.includes('cart_token')],
    ['checkout token', sightings.includes('checkout_token')],
    ['pixel', sightings.includes('pixel')],
    ['customer', sightings.includes('customer')],
  ]
  return new Set(found.flatMap(([carrier, is]) => (is ? [carrier] : [])))
}

/** @throws with `what` where it does not come in time */
export async function waitFor<T>(what: string, look: () => Promise<T | null>, waitMs = WAIT_MS): Promise<T> {
  const deadline = performance.now() + waitMs
  for (;;) {
    const found = await look()
    if (found !== null) return found
    if (performance.now() > deadline) throw new Error(`${what} did not come within ${waitMs} ms`)
    await pause(LOOK_MS)
  }
}
