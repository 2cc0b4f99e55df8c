// Decisions as they are stored: made again to see whether the rules of now agree, and what it takes to tell them in words.
import type { Queryable } from '#app/platform/database.server.ts'
import type { Credit, Decision } from './evidence.ts'
import type { Names } from './explain.ts'
import { rederive } from './re-derive.ts'
import { GONE_OFFER, GONE_PARTNER } from './gone-names.ts'

/** What an order may be asked for by: its id or its name (`#1001`). */
export async function findOrderId(db: Queryable, shopId: string, order: string): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT id FROM shop_order WHERE shop_id = $1 AND (id = $2 OR name = $2) ORDER BY id = $2 DESC LIMIT 1`,
    [shopId, order],
  )
  return rows[0]?.id ?? null
}

/** What partners and offers of the shop are called. */
export async function readNames(db: Queryable, shopId: string): Promise<Names> {
  const read = async (table: 'partner' | 'offer') => {
    const { rows } = await db.query<{ id: string; name: string }>(
      `SELECT id, name FROM ${table} WHERE shop_id = $1`,
      [shopId],
    )
    return new Map(rows.map(({ id, name }) => [id, name]))
  }
  const [partners, offers] = [await read('partner'), await read('offer')]
  return {
    partner: (id) => partners.get(id) ?? GONE_PARTNER,
    offer: (id) => offers.get(id) ?? GONE_OFFER,
  }
}

export interface Disagreement {
  /** Of the decision. */
  id: string
  orderId: string | null
  conversionId: string | null
  stored: Credit | null
  now: Credit | null
}

const PAGE_ROWS = 1_000

/** Makes every stored decision of a shop again, a page at a time. */
export async function checkDecisions(
  db: Queryable,
  shopId: string,
): Promise<{ checked: number; disagreements: Disagreement[] }> {
  const disagreements: Disagreement[] = []
  let checked = 0
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const { rows } = await db.query<{
      id: string
      order_id: string | null
      conversion_id: string | null
      evidence: Decision
    }>(
      `SELECT id, order_id, conversion_id, evidence FROM attribution_decision
        WHERE shop_id = $1 AND id > $2 ORDER BY id LIMIT $3`,
      [shopId, after, PAGE_ROWS],
    )
    for (const { id, order_id: orderId, conversion_id: conversionId, evidence: stored } of rows) {
      const { agrees, now } = rederive(stored)
      if (!agrees) disagreements.push({ id, orderId, conversionId, stored: stored.credit, now: now.credit })
    }
    checked += rows.length
    if (rows.length < PAGE_ROWS) return { checked, disagreements }
    after = rows[rows.length - 1]?.id ?? after
  }
}
