// Finds a page of the inbound log: the ids of the calls that fit, from a place on. What leads has an index that ends in the id: a
// transaction id, a click id, or what was not accepted. The rest is checked row by row along the way, and the walk is bounded: most
// calls are accepted, and an index for those, or one for each offer, would cost every call more than it helps.
import type { Queryable } from '#app/platform/database.server.ts'
import { idRange, narrow, type IdRange } from '../delivery-log/id-range.ts'
import type { Asked, Found } from '../keyset-page.ts'
import { createParameters, type Parameters } from '../parameters.ts'
import { walkIds, type Chunk, type ChunkSizes } from '../walk-ids.ts'
import type { CallFilter } from './call-query.ts'
import { REFUSAL_CODES } from './outcome-words.ts'

/** As the migration's indexes have them. */
const TXN = `left(parameters ->> 'txn_id', 255)`
const CLICK = `lower(left(parameters ->> 'click_id', 255))`

export async function findCalls(
  db: Queryable,
  shopId: string,
  { filter, order, from, limit }: Asked & { filter: CallFilter },
): Promise<Found> {
  const range = narrow(
    idRange(filter.period),
    from === null ? {} : order === 'DESC' ? { below: from } : { above: from },
  )
  return walkIds((part, sizes) => readChunk(db, shopId, filter, order, part, sizes), { order, limit }, range)
}

async function readChunk(
  db: Queryable,
  shopId: string,
  filter: CallFilter,
  order: Asked['order'],
  range: IdRange,
  sizes: ChunkSizes,
): Promise<Chunk> {
  const parameters = createParameters()
  const leads = leaderOf(filter)
  const checks = checksOf(parameters, filter, leads)
  const size = checks.length > 0 ? sizes.whereChecked : sizes.whereNot
  const stretch = `shop_id = (SELECT ${parameters.add(shopId)}::uuid) AND id > ${parameters.add(range.above)} AND id < ${parameters.add(range.below)}`
  const end = `ORDER BY id ${order} LIMIT ${parameters.add(size)}`
  const { rows } = await db.query<{ id: string; fits: boolean }>(
    `SELECT id, ${checks.join(' AND ') || 'true'} AS fits FROM (${candidates(parameters, filter, leads, stretch, end)}) AS c ORDER BY id ${order}`,
    parameters.values,
  )
  return { rows, isLast: rows.length < size }
}

type Leader = 'txn' | 'click' | 'outcome' | null

/** A transaction has a call or two, a click few; what was not accepted is rare as a rule. */
function leaderOf({ txn, click, outcome }: CallFilter): Leader {
  if (txn !== undefined) return 'txn'
  if (click !== undefined) return 'click'
  return outcome === undefined || outcome === 'accepted' ? null : 'outcome'
}

/** @param stretch which part of the shop's calls @param end how many of it, in which order */
function candidates(
  { add }: Parameters,
  filter: CallFilter,
  leads: Leader,
  stretch: string,
  end: string,
): string {
  const from = (condition: string) =>
    `SELECT id, outcome, offer_id, parameters FROM inbound_call WHERE ${stretch} AND ${condition} ${end}`
  switch (leads) {
    case 'txn':
      return from(`${TXN} = ${add(filter.txn)} AND parameters ->> 'txn_id' IS NOT NULL`)
    case 'click':
      return from(`${CLICK} = lower(${add(filter.click)}) AND parameters ->> 'click_id' IS NOT NULL`)
    case 'outcome': {
      // Each code by itself is in the order of ids: the first of each are merged.
      const codes = filter.outcome === 'refused' ? REFUSAL_CODES : [filter.outcome]
      return `SELECT found.* FROM unnest(${add(codes)}::text[]) AS asked(code)
                CROSS JOIN LATERAL (${from(`outcome = asked.code AND outcome <> 'ok'`)}) AS found ${end}`
    }
    case null:
      return from('true')
  }
}

function checksOf({ add }: Parameters, filter: CallFilter, leads: Leader): string[] {
  const { outcome, offer, click } = filter
  const checks: string[] = []
  if (offer !== undefined) checks.push(`coalesce(offer_id = ${add(offer)}::uuid, false)`)
  if (click !== undefined && leads !== 'click')
    checks.push(`coalesce(${CLICK} = lower(${add(click)}), false)`)
  if (outcome !== undefined && leads !== 'outcome') {
    if (outcome === 'refused') checks.push(`outcome NOT IN ('ok', 'duplicate', 'test')`)
    else checks.push(`outcome = ${add(outcome === 'accepted' ? 'ok' : outcome)}`)
  }
  return checks
}
