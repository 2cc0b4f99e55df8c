// The SQL behind the log's pages, made of one filter that leads and others that only check. Each filter by itself has an index
// that ends in the delivery's id, so that a page is read from where it begins to where it ends; which of several leads is
// decided by looking (find-ids). Pure: text in, text out.
import type { Parameters } from '../parameters.ts'
import type { LogFilter } from './log-query.ts'

/** The part of the list that is read: one shop, between two ids, newest or oldest first. */
export interface Stretch {
  shopId: string
  /** Not null: deliveries of this partner's postbacks only, whatever the filter says. */
  partnerId: string | null
  above: string
  below: string
  order: 'DESC' | 'ASC'
}

/** A filter that leads. */
export interface Leader {
  /** Whose check it makes needless. */
  covers: keyof LogFilter | null
  /** A statement that gives the ids of what it lets through, in the order of the stretch. */
  statement(parameters: Parameters, stretch: Stretch, limit: string): string
}
type Statement = Leader['statement']

/**
 * The shop as something that the planner cannot look up in its statistics: of one that has grown since they were made it would
 * believe that it has a row or two, and take any index that begins with the shop (measured: 20 ms a look-up instead of 0.01).
 */
const unknown = (shop: string) => `(SELECT ${shop}::uuid)`

const LOG_COLUMNS = {
  postback: 'postback_id',
  partner: 'partner_id',
  offer: 'offer_id',
  event: 'event',
  status: 'status',
} as const
const LOG_FILTERS = Object.keys(LOG_COLUMNS) as (keyof typeof LOG_COLUMNS)[]

/** What people call retrying is scheduled after a failed attempt (delivery-label). */
const STATE_CONDITIONS = {
  scheduled: `state = 'scheduled' AND attempts = 0`,
  retrying: `listed_as = 'retrying' AND state = 'scheduled'`,
  sending: `state = 'sending'`,
  delivered: `state = 'delivered'`,
  failed: `listed_as = 'failed'`,
  cancelled: `listed_as = 'cancelled'`,
} as const

/** Nothing but the shop leads: the log from end to end. */
export const everything: Leader = {
  covers: null,
  statement: (parameters, stretch, limit) => slice(parameters, stretch, 'delivery_log', 'true', limit),
}

/**
 * What may lead. Empty where no filter narrows the log by an index of its own: then everything leads, and the rest checks.
 * @param conversions ids that the filter's conversion stands for
 */
export function leadersOf(filter: LogFilter, conversions: readonly string[] | null): Leader[] {
  if (conversions) return [{ covers: 'conversion', statement: leadByConversions(conversions) }]
  const byColumn = LOG_FILTERS.flatMap((name) => {
    const value = filter[name]
    return value === undefined ? [] : [{ covers: name, statement: leadByColumn(LOG_COLUMNS[name], value) }]
  })
  const byState = leadByState(filter.state)
  return byState ? [...byColumn, { covers: 'state', statement: byState }] : byColumn
}

function slice(
  parameters: Parameters,
  stretch: Stretch,
  table: string,
  condition: string,
  limit: string,
): string {
  const { add } = parameters
  return `SELECT id FROM ${table} WHERE shop_id = ${unknown(add(stretch.shopId))} AND ${condition}
             AND id > ${add(stretch.above)} AND id < ${add(stretch.below)} ORDER BY id ${stretch.order} ${limit}`
}

function leadByColumn(column: string, value: string): Statement {
  return (parameters, stretch, limit) =>
    slice(parameters, stretch, 'delivery_log', `${column} = ${parameters.add(value)}`, limit)
}

function leadByState(state: LogFilter['state']): Statement | null {
  switch (state) {
    case 'failed':
    case 'cancelled':
    case 'retrying':
      return (parameters, stretch, limit) =>
        slice(parameters, stretch, 'delivery', STATE_CONDITIONS[state], limit)
    case 'scheduled':
    case 'sending':
      return leadByOpen(
        ['ready', 'NOT ready'].map((part) => `${STATE_CONDITIONS[state]} AND is_open AND ${part}`),
      )
    // The greater part of the log: an index for it would cost more than it helps.
    case 'delivered':
    case undefined:
      return null
  }
}

/**
 * What is under way has the queue's indexes, which are in the order of time: all of it is taken and then sorted. Materialized,
 * because else the planner may go through all deliveries in the order of their ids to save the sorting.
 */
function leadByOpen(conditions: readonly string[]): Statement {
  return ({ add }, { shopId, above, below, order }, limit) => {
    const parts = conditions.map(
      (condition) => `SELECT id FROM delivery WHERE shop_id = ${unknown(add(shopId))} AND ${condition}`,
    )
    return `(WITH open AS MATERIALIZED (${parts.join(' UNION ALL ')})
       SELECT id FROM open WHERE id > ${add(above)} AND id < ${add(below)} ORDER BY id ${order} ${limit})`
  }
}

/** A conversion has a handful of deliveries, found by their unique key. */
function leadByConversions(conversions: readonly string[]): Statement {
  return ({ add }, { shopId, above, below, order }, limit) =>
    `(WITH its AS MATERIALIZED (SELECT id FROM delivery WHERE shop_id = ${add(shopId)} AND conversion_id = ANY(${add(conversions)}::text[]))
       SELECT id FROM its WHERE id > ${add(above)} AND id < ${add(below)} ORDER BY id ${order} ${limit})`
}

/** Keeps the planner from reading all that fits the condition into a hash, to look each candidate up in it. */
const ROW_BY_ROW = 'OFFSET 0'

/**
 * Whether the delivery `c.id` fits what the leader does not cover, asked row by row by primary key.
 * @param attemptsAbove attempts of these deliveries have greater ids
 */
export function checksOf(
  { add }: Parameters,
  filter: LogFilter,
  { covers }: Leader,
  { shopId, partnerId }: Pick<Stretch, 'shopId' | 'partnerId'>,
  attemptsAbove: string,
): string[] {
  const columns = LOG_FILTERS.flatMap((name) =>
    filter[name] === undefined || name === covers ? [] : [`l.${LOG_COLUMNS[name]} = ${add(filter[name])}`],
  )
  const checks: string[] = []
  if (partnerId !== null) checks.push(ownCheck({ add }, shopId, partnerId))
  if (columns.length > 0)
    checks.push(
      `EXISTS (SELECT FROM delivery_log l WHERE l.shop_id = ${unknown(add(shopId))} AND l.id = c.id AND ${columns.join(' AND ')} ${ROW_BY_ROW})`,
    )
  if (filter.state !== undefined && covers !== 'state')
    checks.push(
      `EXISTS (SELECT FROM delivery d WHERE d.shop_id = ${unknown(add(shopId))} AND d.id = c.id AND ${STATE_CONDITIONS[filter.state]} ${ROW_BY_ROW})`,
    )
  if (filter.text !== undefined) checks.push(textCheck({ add }, filter.text, shopId, attemptsAbove))
  return checks
}

/** Reported to him, by a postback that is still his. */
function ownCheck({ add }: Pick<Parameters, 'add'>, shopId: string, partnerId: string): string {
  const partner = add(partnerId)
  return `EXISTS (SELECT FROM delivery_log l JOIN postback b ON b.shop_id = l.shop_id AND b.id = l.postback_id
                   WHERE l.shop_id = ${unknown(add(shopId))} AND l.id = c.id AND l.partner_id = ${partner} AND b.partner_id = ${partner} ${ROW_BY_ROW})`
}

/** What was sent, what was answered, and the values that it was made of; letters' case does not matter. */
function textCheck(
  { add }: Pick<Parameters, 'add'>,
  text: string,
  shopId: string,
  attemptsAbove: string,
): string {
  const pattern = add(`%${text.replace(/[\\%_]/g, '\\$&')}%`)
  const shop = unknown(add(shopId))
  return `(EXISTS (SELECT FROM delivery d CROSS JOIN LATERAL jsonb_each_text(d.values) AS v
                    WHERE d.shop_id = ${shop} AND d.id = c.id AND v.value ILIKE ${pattern} ${ROW_BY_ROW})
        OR EXISTS (SELECT FROM delivery_attempt a
                    WHERE a.shop_id = ${shop} AND a.delivery_id = c.id AND a.id > ${add(attemptsAbove)}
                      AND (a.url ILIKE ${pattern} OR a.request_body ILIKE ${pattern} OR a.response_body ILIKE ${pattern}
                           OR a.error ILIKE ${pattern}) ${ROW_BY_ROW}))`
}
