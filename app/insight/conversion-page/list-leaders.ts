// The SQL behind the list's pages: one filter leads along its index, the others check. Each index ends in the conversion's id,
// which rises with time, so that a page is read from where it begins to where it ends; which of several leads is decided by
// looking (find-ids). Pure: text in, text out.
import type { ListFilter } from './list-query.ts'

/** The part of the list that is read: between two ids, newest or oldest first. */
export interface Stretch {
  shopId: string
  above: string
  below: string
  order: 'DESC' | 'ASC'
}

/** Adds a value. @returns its place holder, `$1` */
export type Add = (value: unknown) => string

interface Condition {
  /** Of the row. */
  sql(add: Add): string
  /** Where it is one of several values: each by itself, because only then the index gives them in order. */
  each?(add: Add): string[]
  /** What else it has to say where it leads, so that a partial index serves it; null: it has none, and only checks. */
  index: string | null
}

/** Adds the condition of the id range to what is asked of the rows. */
export type Leader = (add: Add, stretch: Stretch, limit: string) => string

const equal = (column: string, value: unknown, index: string | null = 'true'): Condition => ({
  sql: (add) => `${column} = ${add(value)}`,
  index,
})

const oneOf = (column: string, values: readonly string[], index: string | null): Condition => ({
  sql: (add) => `${column} = ANY(${add(values)}::text[])`,
  each: (add) => values.map((value) => `${column} = ${add(value)}`),
  index,
})

/**
 * What is asked for, each by itself.
 * @param found ids that `find` stands for
 */
export function conditionsOf(filter: ListFilter, found: readonly string[] | null): Condition[] {
  const { statuses, partner, offer, event, source, method, coupon, flag, test } = filter
  const conditions: (Condition | false | undefined)[] = [
    found !== null && { sql: (add) => `id = ANY(${add(found)}::text[])`, index: 'true' },
    statuses !== undefined &&
      oneOf('status', statuses, statuses.includes('approved') ? null : `status <> 'approved'`),
    partner !== undefined && equal('partner_id', partner),
    offer !== undefined && equal('offer_id', offer),
    event !== undefined && equal('event', event, event === 'sale' ? null : `event <> 'sale'`),
    source !== undefined && equal('source', source, source === 'shopify' ? null : `source <> 'shopify'`),
    method !== undefined && equal('method', method),
    coupon !== undefined && {
      sql: (add) => `lower(coupon_code) = lower(${add(coupon)})`,
      index: 'coupon_code IS NOT NULL',
    },
    flag === 'any' && { sql: () => `flags <> '[]'::jsonb`, index: 'true' },
    flag !== undefined &&
      flag !== 'any' && { sql: (add) => `flags ? ${add(flag)}`, index: `flags <> '[]'::jsonb` },
    test === true && { sql: () => 'test', index: 'true' },
    test === false && { sql: () => 'NOT test', index: null },
  ]
  return conditions.filter((condition) => condition !== false && condition !== undefined)
}

/**
 * The shop as something that the planner cannot look up in its statistics: of one that has grown since they were made it would
 * believe that it has a row or two, and take any index that begins with the shop.
 */
const unknown = (shop: string) => `(SELECT ${shop}::uuid)`

/** What may lead; everything does where nothing narrows the list by an index of its own. */
export function leadersOf(conditions: readonly Condition[]): { leader: Leader; leading: Condition | null }[] {
  const leading = conditions.filter(({ index }) => index !== null)
  const candidates: (Condition | null)[] = leading.length > 0 ? leading : [null]
  return candidates.map((condition) => ({
    leading: condition,
    leader: (add, stretch, limit) => leaderOf(condition, add, stretch, limit),
  }))
}

function leaderOf(condition: Condition | null, add: Add, stretch: Stretch, limit: string): string {
  const { shopId, above, below, order } = stretch
  const sorted = `ORDER BY id ${order} ${limit}`
  const parts = condition?.each?.(add) ?? [condition?.sql(add) ?? 'true']
  const statements = parts.map(
    (
      part,
    ) => `SELECT * FROM conversion WHERE shop_id = ${unknown(add(shopId))} AND ${part} AND ${condition?.index ?? 'true'}
                  AND id > ${add(above)} AND id < ${add(below)} ${sorted}`,
  )
  return statements.length === 1
    ? (statements[0] as string)
    : `SELECT * FROM (${statements.map((statement) => `(${statement})`).join(' UNION ALL ')}) AS each ${sorted}`
}

/** What a row that the leader gives has to fit besides. */
export function checksOf(add: Add, conditions: readonly Condition[], leading: Condition | null): string[] {
  return conditions.filter((condition) => condition !== leading).map(({ sql }) => `(${sql(add)})`)
}
