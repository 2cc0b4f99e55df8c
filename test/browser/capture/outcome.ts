// What became of a purchase: which carriers brought the click to the order, and which of them won. Read from the app's own
// tables, as its decision is made from them.
import type pg from 'pg'
import { vi } from 'vitest'

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

/** Of `vi.waitUntil`, in milliseconds: the app works on what it was told a moment ago. */
export const PATIENCE = { timeout: 20_000, interval: 100 }

/**
 * Waits until the order has been decided.
 * @param isReported whether its pixel's report is waited for too
 */
export async function outcomeOf(pool: pg.Pool, orderId: string, isReported: boolean): Promise<Outcome> {
  const reported = async () => {
    const { rowCount } = await pool.query('SELECT FROM pixel_report WHERE order_id = $1', [orderId])
    return rowCount === 1
  }
  const decided = async () => (await pool.query<OrderRow>(ORDER, [orderId])).rows[0]
  if (isReported) await vi.waitUntil(reported, { ...PATIENCE, message: `the pixel's report of ${orderId}` })
  const row = await vi.waitUntil(decided, { ...PATIENCE, message: `the decision about ${orderId}` })
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
