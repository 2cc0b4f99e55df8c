// What is known of the other orders of an order's customer: whether there was one before, which came after, and, for a renewal,
// with which order its subscription began. An index on (shop, customer, time) leads to them.
import type { Method, RenewalPolicy } from '#app/attribution/evidence.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { EarlierOrder } from './subscription.ts'

export interface CustomerOrder {
  shopId: string
  orderId: string
  customerId: string
  placedAtMs: number
}

const MOST_LATER = 1_000
const MOST_EARLIER = 200

const columns = (orders: readonly CustomerOrder[]) => [
  orders.map(({ shopId }) => shopId),
  orders.map(({ orderId }) => orderId),
  orders.map(({ customerId }) => customerId),
  orders.map(({ placedAtMs }) => new Date(placedAtMs)),
]
const ASKED = `unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[]) WITH ORDINALITY
                  AS asked(shop_id, id, customer_id, placed_at, n)`

/** Whether the customer had placed an order before, in the order of the orders. Test orders are nobody's history. */
export async function readReturning(db: Queryable, orders: readonly CustomerOrder[]): Promise<boolean[]> {
  if (orders.length === 0) return []
  const { rows } = await db.query<{ returning: boolean }>({
    name: 'orders before an order',
    text: `SELECT EXISTS (SELECT FROM shop_order WHERE shop_order.shop_id = asked.shop_id AND shop_order.customer_id = asked.customer_id
                     AND (shop_order.placed_at, shop_order.id) < (asked.placed_at, asked.id) AND NOT shop_order.test) AS returning
             FROM ${ASKED} ORDER BY n`,
    values: columns(orders),
  })
  return rows.map(({ returning }) => returning)
}

/** An order that a customer placed after another, and what of it may hang on that one. */
export interface LaterOrder {
  shopId: string
  orderId: string
  /** null: nobody is credited with it. */
  method: Method | null
  customerType: 'new' | 'returning' | null
}

/** The next orders of the customers after each of these; in the order of the orders. */
export async function readLaterOrders(
  db: Queryable,
  orders: readonly CustomerOrder[],
): Promise<LaterOrder[][]> {
  const found = orders.map((): LaterOrder[] => [])
  if (orders.length === 0) return found
  const { rows } = await db.query<{
    n: string
    id: string
    method: Method | null
    customer_type: LaterOrder['customerType']
  }>({
    name: 'orders after an order',
    text: `SELECT asked.n, later.id, credit.method, credit.customer_type FROM ${ASKED}
            CROSS JOIN LATERAL (SELECT shop_order.id FROM shop_order WHERE shop_order.shop_id = asked.shop_id
                AND shop_order.customer_id = asked.customer_id AND (shop_order.placed_at, shop_order.id) > (asked.placed_at, asked.id)
              ORDER BY shop_order.placed_at, shop_order.id LIMIT ${MOST_LATER}) AS later
             LEFT JOIN LATERAL (SELECT method, customer_type FROM conversion
              WHERE conversion.shop_id = asked.shop_id AND conversion.txn_id = later.id OFFSET 0) AS credit ON true`,
    values: columns(orders),
  })
  for (const row of rows) {
    const index = Number(row.n) - 1
    const { shopId } = orders[index] as CustomerOrder
    const { id: orderId, method, customer_type: customerType } = row
    found[index]?.push({ shopId, orderId, method, customerType })
  }
  return found
}

interface EarlierRow {
  n: string
  id: string
  placed_at: Date
  renewal: boolean
  plans: (string | null)[]
  variants: (string | null)[]
  partner_id: string | null
  partner_status: string
  offer_id: string
  renewals: RenewalPolicy
  renewal_limit: number | null
  click_id: string | null
  coupon_code: string | null
}

/** The customers' earlier orders, oldest first, each with the credit it was given; in the order of the orders. */
export async function readEarlierOrders(
  db: Queryable,
  orders: readonly CustomerOrder[],
): Promise<EarlierOrder[][]> {
  const found = orders.map((): EarlierOrder[] => [])
  if (orders.length === 0) return found
  const { rows } = await db.query<EarlierRow>({
    name: 'orders before a renewal',
    text: `SELECT asked.n, earlier.*, credit.* FROM ${ASKED}
            CROSS JOIN LATERAL (SELECT shop_order.id, shop_order.placed_at, shop_order.renewal,
                jsonb_path_query_array(snapshot, '$.lines[*].sellingPlanId') AS plans,
                jsonb_path_query_array(snapshot, '$.lines[*].variantId') AS variants
               FROM shop_order WHERE shop_order.shop_id = asked.shop_id AND shop_order.customer_id = asked.customer_id
                AND (shop_order.placed_at, shop_order.id) < (asked.placed_at, asked.id) AND NOT shop_order.test
              ORDER BY shop_order.placed_at, shop_order.id LIMIT ${MOST_EARLIER}) AS earlier
             LEFT JOIN LATERAL (SELECT conversion.partner_id, partner.status AS partner_status, conversion.offer_id, offer.renewals,
                offer.renewal_limit, conversion.click_id, conversion.coupon_code
               FROM conversion
               JOIN partner ON partner.shop_id = conversion.shop_id AND partner.id = conversion.partner_id
               JOIN offer ON offer.shop_id = conversion.shop_id AND offer.id = conversion.offer_id
              WHERE conversion.shop_id = asked.shop_id AND conversion.txn_id = earlier.id OFFSET 0) AS credit ON true
            ORDER BY asked.n, earlier.placed_at, earlier.id`,
    values: columns(orders),
  })
  const texts = (values: (string | null)[]) => values.filter((value) => value !== null)
  for (const row of rows) {
    found[Number(row.n) - 1]?.push({
      orderId: row.id,
      placedAtMs: row.placed_at.getTime(),
      renewal: row.renewal,
      planIds: texts(row.plans),
      variantIds: texts(row.variants),
      credit:
        row.partner_id === null
          ? null
          : {
              partnerId: row.partner_id,
              partnerActive: row.partner_status === 'active',
              offerId: row.offer_id,
              clickId: row.click_id,
              couponCode: row.coupon_code,
              policy: row.renewals,
              limit: row.renewal_limit,
            },
    })
  }
  return found
}
