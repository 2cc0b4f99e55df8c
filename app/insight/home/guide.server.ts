// How far the shop is set up, for the guide: each step is done by what is there, and nobody ticks it.
import type { Status } from '#app/conversion/status.ts'
import type { Reader } from '#app/language/reader.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { Merchant } from '#app/program/viewer.ts'
import { firstConversionIdAt } from '../conversion-page/conversion-id.ts'

/** Ids of conversions carry the time of their making, by the clock of the machine that made them. */
const CLOCK_SKEW_MS = 86_400_000

/** How the first test order stands. */
export type TestOrder =
  /** Test orders only leave a record. */
  | { kind: 'off' }
  /** They go through, and none has come yet. */
  | { kind: 'waiting' }
  /** One has come; `isSettled` once every call that it makes has ended, and test orders need not go through any more. */
  | { kind: 'arrived'; name: string; status: Status; calls: string; isSettled: boolean; isFollowing: boolean }

export interface Guide {
  isDismissed: boolean
  steps: {
    embed: boolean
    offer: boolean
    partner: boolean
    coupon: boolean
    postback: boolean
    test: boolean
  }
  /** Whose coupons are to be set up; null where there is no partner. */
  partnerId: string | null
  test: TestOrder
}

interface Row {
  dismissed: boolean
  following: boolean
  testSince: Date | null
  offer: boolean
  partnerId: string | null
  coupon: boolean
  postback: boolean
}

/** @param embedSeen a click has come through the embed */
export async function readGuide(
  db: Queryable,
  { shopId }: Merchant,
  embedSeen: boolean,
  reader: Reader,
): Promise<Guide> {
  const { rows } = await db.query<Row>({
    text: `SELECT guide_dismissed_at IS NOT NULL AS dismissed, test_orders = 'follow' AS following, guide_test_since AS "testSince",
                  EXISTS (SELECT FROM offer JOIN payout_rule ON payout_rule.shop_id = $1 AND payout_rule.offer_id = offer.id
                           WHERE offer.shop_id = $1 AND offer.status = 'active') AS offer,
                  (SELECT id FROM partner WHERE shop_id = $1 AND status = 'active' ORDER BY created_at, id LIMIT 1) AS "partnerId",
                  EXISTS (SELECT FROM coupon WHERE shop_id = $1) AS coupon,
                  EXISTS (SELECT FROM postback WHERE shop_id = $1 AND active) AS postback
             FROM shop WHERE id = $1`,
    values: [shopId],
  })
  const row = rows[0] as Row
  const test = await readTest(db, shopId, row, reader)
  return {
    isDismissed: row.dismissed,
    steps: {
      embed: embedSeen,
      offer: row.offer,
      partner: row.partnerId !== null,
      coupon: row.coupon,
      postback: row.postback,
      test: test.kind === 'arrived' && test.isSettled,
    },
    partnerId: row.partnerId,
    test,
  }
}

async function readTest(
  db: Queryable,
  shopId: string,
  { following, testSince }: Row,
  reader: Reader,
): Promise<TestOrder> {
  const none: TestOrder = following ? { kind: 'waiting' } : { kind: 'off' }
  if (testSince === null) return none
  const { rows } = await db.query<{ name: string; status: Status; calls: number; open: number; delivered: number }>({
    text: `SELECT coalesce(shop_order.name, first.txn_id, first.id) AS name, first.status, calls, open, delivered
             FROM (SELECT * FROM conversion WHERE shop_id = $1 AND test AND id > $3 AND created_at >= $2 ORDER BY id LIMIT 1) AS first
             LEFT JOIN shop_order ON shop_order.shop_id = $1 AND shop_order.id = first.order_id
            CROSS JOIN LATERAL (
              SELECT count(*)::int AS calls, count(*) FILTER (WHERE is_open)::int AS open,
                     count(*) FILTER (WHERE state = 'delivered')::int AS delivered
                FROM delivery WHERE delivery.shop_id = $1 AND delivery.conversion_id = first.id) AS told`,
    values: [shopId, testSince, firstConversionIdAt(testSince.getTime() - CLOCK_SKEW_MS)],
  }) // prettier-ignore
  const [order] = rows
  if (!order) return none
  return {
    kind: 'arrived',
    name: order.name,
    status: order.status,
    calls: callsText(order, reader),
    isSettled: order.open === 0,
    isFollowing: following,
  }
}

function callsText(
  { calls, open, delivered }: { calls: number; open: number; delivered: number },
  { say }: Reader,
): string {
  if (calls === 0) return say('No postback waits for it as it stands.')
  if (open > 0) return say('Its postback is being sent.')
  return delivered === calls
    ? say('Its postback was delivered.')
    : say('Its postback was not delivered: see deliveries.')
}
