// Makes a second offer out of one: the same settings, payout rules and caps, those of single partners included, under a word and a secret
// of its own. It begins paused and without coupons, because a code belongs to one offer.
import { inTransaction, type Database, type Queryable } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import { secretDigest, type SecretBox } from '#app/platform/secret-box.server.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { newPostbackSecret, secretContext } from '../install-shop.server.ts'
import type { Merchant } from '../viewer.ts'

export interface DuplicatePorts {
  db: Pick<Database, 'pool'>
  newId: NewId
  secretBox: SecretBox
  nowMs: number
}

const MAX_NAME_CHARS = 100
const MAX_SLUG_CHARS = 64
/** What a second offer takes over as it is. */
const COPIED = [
  'destination_url', 'inbound_currency', 'default_amount_minor', 'hold_days', 'lookback_days', 'coupon_rule', 'order_sources',
  'renewals', 'renewal_limit', 'basis', 'flat_pro_rata', 'refund_window_days', 'payout_cap_minor', 'payout_cap_currency',
  'inbound_ips', 'approval',
] // prettier-ignore

/**
 * @param nameFor what it is called, of the first one's name (in the reader's language)
 * @returns the new offer's id; null where the shop has no such offer
 */
export function duplicateOffer(
  { db, newId, secretBox, nowMs }: DuplicatePorts,
  { shopId }: Merchant,
  id: string,
  nameFor: (name: string) => string,
): Promise<string | null> {
  if (!isUuid(id)) return Promise.resolve(null)
  return inTransaction(db.pool, async (client) => {
    // One at a time in a shop: the word for the links is chosen by what is free.
    await client.query('SELECT FROM shop WHERE id = $1 FOR NO KEY UPDATE', [shopId])
    const { rows } = await client.query<{ name: string; slug: string }>(
      'SELECT name, slug FROM offer WHERE shop_id = $1 AND id = $2',
      [shopId, id],
    )
    const [from] = rows
    if (!from) return null
    const [copy, secret] = [newId(), newPostbackSecret()]
    await client.query(
      `INSERT INTO offer (shop_id, id, slug, name, status, postback_secret, postback_secret_digest, created_at, updated_at, ${COPIED.join(', ')})
       SELECT shop_id, $3, $4, $5, 'paused', $6, $7, $8, $8, ${COPIED.join(', ')} FROM offer WHERE shop_id = $1 AND id = $2`,
      [
        shopId,
        id,
        copy,
        await freeSlug(client, shopId, from.slug),
        nameFor(from.name).slice(0, MAX_NAME_CHARS),
        secretBox.seal(secret, secretContext(shopId, copy)),
        secretDigest(secret),
        new Date(nowMs),
      ],
    )
    await copyRows(client, shopId, id, copy, newId)
    return copy
  })
}

async function copyRows(
  db: Queryable,
  shopId: string,
  from: string,
  to: string,
  newId: NewId,
): Promise<void> {
  for (const [table, columns] of [
    [
      'payout_rule',
      'event, partner_id, position, conditions, kind, flat_minor, flat_currency, basis_points, tiers',
    ],
    ['cap', 'partner_id, measure, period, "limit", currency, effect'],
  ] as const) {
    const { rows } = await db.query<{ id: string }>(
      `SELECT id FROM ${table} WHERE shop_id = $1 AND offer_id = $2`,
      [shopId, from],
    )
    if (rows.length === 0) continue
    await db.query(
      `INSERT INTO ${table} (shop_id, id, offer_id, ${columns})
       SELECT shop_id, copied.new_id, $2, ${columns} FROM unnest($3::uuid[], $4::uuid[]) AS copied(old_id, new_id)
         JOIN ${table} ON shop_id = $1 AND id = copied.old_id`,
      [shopId, to, rows.map(({ id }) => id), rows.map(() => newId())],
    )
  }
}

/** `summer-2`, or the next number that is free. */
async function freeSlug(db: Queryable, shopId: string, slug: string): Promise<string> {
  const { rows } = await db.query<{ slug: string }>('SELECT slug FROM offer WHERE shop_id = $1', [shopId])
  const taken = new Set(rows.map((row) => row.slug))
  const stem = slug.replace(/-\d+$/, '')
  for (let number = 2; ; number++) {
    const end = `-${number}`
    const free = stem.slice(0, MAX_SLUG_CHARS - end.length) + end
    if (!taken.has(free)) return free
  }
}
