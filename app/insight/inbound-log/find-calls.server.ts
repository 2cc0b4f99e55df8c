// Finds a page of the inbound log: the ids of the calls that fit, from a place on. What leads has an index that ends in the id: a
// transaction id, a click id, what was not accepted, an offer; of the last two the rarer. The rest is checked row by row along the way,
// and the walk is bounded: most calls are accepted, and an index for those would cost every call more than it helps.
import type { Queryable } from '#app/platform/database.server.ts'
import { beyond, idRange, type IdRange } from '../id-range.ts'
import type { Asked, Found } from '../keyset-page.ts'
import { createParameters, type Parameters } from '../parameters.ts'
import { rarest } from '../rarest.server.ts'
import { readChunk } from '../read-chunk.server.ts'
import { walkIds } from '../walk-ids.ts'
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
  const range = beyond(idRange(filter.period), from, order)
  const stretch = { shopId, order, ...range }
  const leader = await chooseLeader(db, filter, stretch)
  return walkIds(
    (part, sizes) => {
      const parameters = createParameters()
      const checks = checksOf(parameters, filter, leader)
      const candidates = (limit: string) =>
        candidatesOf(parameters, filter, leader, { ...stretch, ...part }, limit)
      return readChunk(db, parameters, { candidates, checks, order, sizes })
    },
    { order, limit },
    range,
  )
}

interface Stretch extends IdRange {
  shopId: string
  order: Asked['order']
}

type Leader = 'txn' | 'click' | 'outcome' | 'offer' | null

/** A transaction has a call or two, a click few; what was not accepted is rare as a rule, and so are the calls of some offers. */
async function chooseLeader(db: Queryable, filter: CallFilter, stretch: Stretch): Promise<Leader> {
  const { txn, click, outcome, offer } = filter
  if (txn !== undefined) return 'txn'
  if (click !== undefined) return 'click'
  const isListed = outcome !== undefined && outcome !== 'accepted'
  if (isListed && offer !== undefined)
    return rarest(
      db,
      ['outcome', 'offer'] as const,
      (leader, parameters, limit) => candidatesOf(parameters, filter, leader, stretch, limit),
      stretch.order,
    )
  return isListed ? 'outcome' : offer !== undefined ? 'offer' : null
}

function candidatesOf(
  { add }: Parameters,
  filter: CallFilter,
  leads: Leader,
  { shopId, order, above, below }: Stretch,
  limit: string,
): string {
  const stretch = `shop_id = (SELECT ${add(shopId)}::uuid) AND id > ${add(above)} AND id < ${add(below)}`
  const end = `ORDER BY id ${order} ${limit}`
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
    case 'offer':
      return from(`offer_id = ${add(filter.offer)}::uuid`)
    case null:
      return from('true')
  }
}

function checksOf({ add }: Parameters, filter: CallFilter, leads: Leader): string[] {
  const { outcome, offer, click } = filter
  const checks: string[] = []
  if (offer !== undefined && leads !== 'offer') checks.push(`coalesce(offer_id = ${add(offer)}::uuid, false)`)
  if (click !== undefined && leads !== 'click')
    checks.push(`coalesce(${CLICK} = lower(${add(click)}), false)`)
  if (outcome !== undefined && leads !== 'outcome') {
    if (outcome === 'refused') checks.push(`outcome NOT IN ('ok', 'duplicate', 'test')`)
    else checks.push(`outcome = ${add(outcome === 'accepted' ? 'ok' : outcome)}`)
  }
  return checks
}
