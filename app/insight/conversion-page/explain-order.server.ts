// Why an order was or was not credited, asked by its name: what was found of it, what spoke for whom, and what can be done.
import { readNames } from '#app/attribution/stored-decisions.server.ts'
import type { Reader } from '#app/language/reader.ts'
import { mark } from '#app/language/say.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { firstUuidAt } from '#app/platform/uuid.ts'
import type { Merchant } from '#app/program/viewer.ts'
import { showFullMoment } from '../moment.ts'
import { visibleText } from '../visible-text.ts'
import { readDecisions } from './read-decisions.server.ts'
import { showAttribution } from './show-attribution.ts'
import { shownNames } from './shown-names.ts'

export type ExplainedOrder = Awaited<ReturnType<typeof explainOrders>>[number]

interface OrderRow {
  id: string
  name: string | null
  placedAt: Date | null
  currency: string | null
  hasVersion: boolean
  conversionId: string | null
  landingSite: string | null
}

/** Names may repeat, and a conversion of a call may have the same id. */
const MOST = 5
const DAY_MS = 86_400_000
/** Without one for so long the embed is taken to be off. */
const EMBED_DAYS = 7
const NEWEST_CLICKS = 20_000

/** @param asked an order's name with or without `#`, its id, or the id of its conversion. Newest first; empty where none is known */
export async function explainOrders(db: Queryable, viewer: Merchant, asked: string, reader: Reader) {
  if (asked.length > 255 || asked.includes('\0') || !asked.isWellFormed()) return []
  const [orders, known] = await Promise.all([
    findOrders(db, viewer.shopId, asked),
    readNames(db, viewer.shopId),
  ])
  const names = shownNames(known, reader.say)
  return Promise.all(
    orders.map(async (order) => {
      const [newest] = await readDecisions(db, viewer.shopId, {
        orderId: order.id,
        conversionId: order.conversionId,
      })
      const attribution = newest
        ? showAttribution(newest.decision, newest.decidedAtMs, names, viewer, reader)
        : null
      const hints =
        order.conversionId === null ? await hintsFor(db, viewer.shopId, order, attribution, reader) : []
      return {
        id: order.id,
        name: visibleText(order.name ?? order.id),
        placed: order.placedAt && showFullMoment(order.placedAt, reader.timeZone, reader.locale),
        landingPage: order.landingSite === null ? null : visibleText(order.landingSite),
        conversionId: order.conversionId,
        attribution,
        hints: hints.map((hint) => reader.say(hint)),
      }
    }),
  )
}

async function findOrders(db: Queryable, shopId: string, asked: string): Promise<OrderRow[]> {
  const { rows } = await db.query<OrderRow>(
    `SELECT o.id, o.name, o.placed_at AS "placedAt", o.currency, o.snapshot IS NOT NULL AS "hasVersion", c.id AS "conversionId",
            o.snapshot ->> 'landingSite' AS "landingSite"
       FROM shop_order o LEFT JOIN conversion c ON c.shop_id = o.shop_id AND c.txn_id = o.id
      WHERE o.shop_id = $1 AND o.id IN (
        SELECT id FROM shop_order WHERE shop_id = $1 AND name IN ($2, '#' || $2)
        UNION SELECT id FROM shop_order WHERE shop_id = $1 AND id = $2
        UNION SELECT order_id FROM conversion WHERE shop_id = $1 AND id = $2)
      ORDER BY o.placed_at DESC NULLS LAST, o.id LIMIT ${MOST}`,
    [shopId, asked],
  )
  return rows
}

const HINTS = {
  refundOnly: mark(
    'Only a refund of this order has come so far. Once the order itself has, it is decided who is credited.',
  ),
  notDecided: mark('Nothing has been decided about it yet. Orders are worked on within seconds.'),
  noConversion: mark(
    'A partner is credited, and no conversion was made of it: amounts cannot be kept in its currency.',
  ),
  nobody: mark(
    'The customer did not come through a partner’s link as far as the order shows, and used no partner’s code.',
  ),
  noClicks: mark(
    'No click came through the storefront’s embed in the last 7 days: switch it on in the theme editor, so that clicks are carried to the order.',
  ),
  late: mark(
    'For 48 hours after the order, what comes to light later (a pixel’s report, the customer’s journey) can still have it credited.',
  ),
}

async function hintsFor(
  db: Queryable,
  shopId: string,
  order: OrderRow,
  attribution: { isCredited: boolean; cameWithNothing: boolean } | null,
  { nowMs }: Reader,
): Promise<string[]> {
  if (!order.hasVersion) return [HINTS.refundOnly]
  if (attribution === null) return [HINTS.notDecided]
  if (attribution.isCredited) return [HINTS.noConversion]
  const isNew = order.placedAt !== null && nowMs - order.placedAt.getTime() < 2 * DAY_MS
  return [
    ...(attribution.cameWithNothing ? [HINTS.nobody] : []),
    ...((await hasEmbedClicks(db, shopId, nowMs)) ? [] : [HINTS.noClicks]),
    ...(isNew ? [HINTS.late] : []),
  ]
}

async function hasEmbedClicks(db: Queryable, shopId: string, nowMs: number): Promise<boolean> {
  const { rows } = await db.query(
    `SELECT FROM (SELECT source FROM click WHERE shop_id = $1 AND id >= $2 ORDER BY id DESC LIMIT ${NEWEST_CLICKS}) AS newest
      WHERE source = 'embed' LIMIT 1`,
    [shopId, firstUuidAt(nowMs - EMBED_DAYS * DAY_MS)],
  )
  return rows.length > 0
}
