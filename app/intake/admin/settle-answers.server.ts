// Writes what Shopify answered of one shop, in one transaction with the rechecks of the orders that waited for it. Of
// ask-admin.
import type { Queryable } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import { createRowArrays } from '#app/platform/row-arrays.ts'
import { askRechecks } from '../order/rechecks.server.ts'
import type { Found } from './ask-shop.server.ts'
import { nextTryMs } from './backoff.ts'
import { deleteQuestions, postponeQuestions, type Postponed } from './questions.server.ts'

export interface Settled {
  answered: number
  /** Tried again later. */
  waiting: number
  givenUp: number
  rechecks: number
}

/**
 * How long an answered product question stays. Whoever worked on an order while the fact was written saw neither the fact nor
 * had to ask, because the question was there: once it is over, such orders are to be seen and are rechecked too.
 */
const AFTERMATH_MS = 60_000

type Outcome<Name extends Found['outcome']> = Extract<Found, { outcome: Name }>

/**
 * @param found of one shop, at least one; each question taken by us
 * @param nowMs Unix milliseconds, the same as when they were taken
 */
export async function settleAnswers(
  db: Queryable,
  found: readonly Found[],
  newId: NewId,
  nowMs: number,
): Promise<Settled> {
  const of = <Name extends Found['outcome']>(name: Name) =>
    found.filter((each): each is Outcome<Name> => each.outcome === name)
  const [facts, journeys, known] = [of('fact'), of('journey'), of('known')]
  const tried = of('nothing').map((each) => tryAgain(each, nowMs))
  const waiting = tried.filter(({ dueAtMs }) => dueAtMs !== null) as Postponed[]
  const givenUp = tried.filter(({ dueAtMs }) => dueAtMs === null)

  // Orders first, as whoever works on one locks it before it asks: the other way round the two would deadlock.
  const orderIds = await keepJourneys(db, journeys)
  await keepFacts(db, facts, nowMs)
  const aftermath = facts.map(({ question }) => ({
    question,
    attempts: question.attempts,
    dueAtMs: nowMs + AFTERMATH_MS,
    error: null,
  }))
  await postponeQuestions(db, [...waiting, ...aftermath])
  await deleteQuestions(
    db,
    [...known, ...journeys, ...givenUp].map(({ question }) => question),
  )

  const shopId = found[0]?.question.shopId ?? ''
  const unknown = facts.length + known.length > 0 ? await ordersOfUnknownProducts(db, shopId) : []
  const rechecks = [
    ...orderIds.map((orderId) => ({ shopId, orderId, reason: 'journey' })),
    ...unknown.map((orderId) => ({ shopId, orderId, reason: 'products' })),
  ]
  await askRechecks(db, rechecks, newId, nowMs)
  return {
    answered: facts.length + journeys.length,
    waiting: waiting.length,
    givenUp: givenUp.length,
    rechecks: rechecks.length,
  }
}

function tryAgain({ question, reason, waitMs }: Outcome<'nothing'>, nowMs: number) {
  const attempts = question.attempts + 1
  const nextMs = nextTryMs(question.kind, attempts, question.askedAtMs, nowMs)
  const dueAtMs = nextMs === null ? null : Math.max(nextMs, nowMs + waitMs)
  return { question, attempts, dueAtMs, error: reason }
}

const JOURNEYS = createRowArrays<Outcome<'journey'>>({
  shop_id: ['uuid', ({ question }) => question.shopId],
  id: ['text', ({ question }) => question.key],
  journey: ['jsonb', ({ journey }) => journey],
})

/** @returns the orders that there are. Locked in the order in which everybody locks orders. */
async function keepJourneys(db: Queryable, journeys: readonly Outcome<'journey'>[]): Promise<string[]> {
  if (journeys.length === 0) return []
  const { rows } = await db.query<{ id: string }>({
    text: `WITH found AS MATERIALIZED (
             SELECT told.* FROM (SELECT * FROM ${JOURNEYS.unnest} AS rows(${JOURNEYS.names}) ORDER BY shop_id, id) AS told
              CROSS JOIN LATERAL (SELECT 1 FROM shop_order WHERE shop_order.shop_id = told.shop_id
                AND shop_order.id = told.id OFFSET 0 FOR NO KEY UPDATE) AS locked)
           UPDATE shop_order SET journey = found.journey FROM found
            WHERE shop_order.shop_id = found.shop_id AND shop_order.id = found.id RETURNING shop_order.id`,
    values: JOURNEYS.values(journeys),
  })
  return rows.map(({ id }) => id)
}

const FACTS = createRowArrays<Outcome<'fact'>>({
  shop_id: ['uuid', ({ question }) => question.shopId],
  product_id: ['text', ({ question }) => question.key],
  collections: ['jsonb', ({ fact }) => fact.collections],
  tags: ['jsonb', ({ fact }) => fact.tags],
  product_type: ['text', ({ fact }) => fact.productType],
})

async function keepFacts(db: Queryable, facts: readonly Outcome<'fact'>[], nowMs: number): Promise<void> {
  if (facts.length === 0) return
  await db.query({
    name: 'keep product facts',
    text: `INSERT INTO product_fact (${FACTS.names}, fetched_at)
           SELECT shop_id, product_id, ARRAY(SELECT jsonb_array_elements_text(collections)),
                  ARRAY(SELECT jsonb_array_elements_text(tags)), product_type, $6
             FROM ${FACTS.unnest} AS told(${FACTS.names}) ORDER BY shop_id, product_id
           ON CONFLICT (shop_id, product_id) DO UPDATE SET collections = excluded.collections, tags = excluded.tags,
                  product_type = excluded.product_type, fetched_at = excluded.fetched_at`,
    values: [...FACTS.values(facts), new Date(nowMs)],
  })
}

/** Without a name, to be planned each time: how many there are changes. */
async function ordersOfUnknownProducts(db: Queryable, shopId: string): Promise<string[]> {
  const { rows } = await db.query<{ order_id: string }>(
    `SELECT DISTINCT order_id FROM conversion
      WHERE shop_id = $1 AND flags ? 'products_unknown' AND order_id IS NOT NULL ORDER BY order_id`,
    [shopId],
  )
  return rows.map(({ order_id }) => order_id)
}
