// Saves an offer as its form has it: checked, its word in links unique in the shop, rules and caps with it, all in one transaction. Who
// saves over somebody else's edit is told instead. What is credited already keeps the terms that it was credited by.
import { inTransaction, type Database, type Queryable } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import { secretDigest, type SecretBox } from '#app/platform/secret-box.server.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { newPostbackSecret, secretContext } from '#app/program/install-shop.server.ts'
import { checkOffer, type CheckedOffer } from './check-offer.ts'
import { problemAt, type OfferProblem } from './offer-problem.ts'
import { writeCaps } from './write-caps.server.ts'
import { writeRules } from './write-rules.server.ts'

export interface SaveOfferPorts {
  db: Pick<Database, 'pool'>
  newId: NewId
  secretBox: SecretBox
  nowMs: number
}

export interface SaveOfferInput {
  /** null: a new one */
  id: string | null
  /** The version that was edited; null for a new one. */
  version: number | null
  /** What the form holds, or anything that somebody sends. */
  draft: unknown
}

export type SaveOfferOutcome =
  | { kind: 'saved'; id: string; version: number }
  | { kind: 'refused'; problems: OfferProblem[] }
  /** Somebody has saved it since it was read. */
  | { kind: 'conflict' }
  | { kind: 'not_found' }

const UNIQUE_VIOLATION = '23505'

/** Nothing is written unless the outcome is `saved`. @param shop currency: of money whose currency is left to the shop */
export async function saveOffer(
  ports: SaveOfferPorts,
  shop: { id: string; currency: string },
  { id, version, draft }: SaveOfferInput,
): Promise<SaveOfferOutcome> {
  if (id !== null && !isUuid(id)) return { kind: 'not_found' }
  const checked = checkOffer(draft, shop.currency)
  if (!checked.ok) return { kind: 'refused', problems: checked.problems }
  try {
    return await inTransaction(ports.db.pool, async (client) => {
      const saved =
        id === null
          ? await insertOffer(client, ports, shop.id, checked.offer)
          : await updateOffer(client, ports.nowMs, shop.id, { id, version }, checked.offer)
      if (saved.kind !== 'saved') return saved
      const everybodys = { shopId: shop.id, offerId: saved.id, partnerId: null }
      await writeRules(client, everybodys, checked.offer.rules, ports.newId)
      const caps = checked.offer.caps.map((cap) => ({ ...cap, offerId: saved.id }))
      await writeCaps(client, { shopId: shop.id, whose: 'offer', id: saved.id }, caps, ports.newId)
      return saved
    })
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string }
    // Two people may choose the same word at the same moment: the index lets one of them have it.
    if (code !== UNIQUE_VIOLATION || constraint !== 'offer_shop_id_slug_key') throw error
    return { kind: 'refused', problems: [problemAt('slug', 'slug_taken')] }
  }
}

/** A new offer has a secret from its first moment. */
async function insertOffer(
  db: Queryable,
  { newId, secretBox, nowMs }: SaveOfferPorts,
  shopId: string,
  offer: CheckedOffer,
): Promise<SaveOfferOutcome> {
  const id = newId()
  const secret = newPostbackSecret()
  const names = Object.keys(columnsOf(offer))
  const values = Object.values(columnsOf(offer))
  await db.query(
    `INSERT INTO offer (shop_id, id, postback_secret, postback_secret_digest, updated_at, ${names.join(', ')})
     VALUES ($1, $2, $3, $4, $5, ${names.map((_, index) => `$${index + 6}`).join(', ')})`,
    [
      shopId,
      id,
      secretBox.seal(secret, secretContext(shopId, id)),
      secretDigest(secret),
      new Date(nowMs),
      ...values,
    ],
  )
  return { kind: 'saved', id, version: 1 }
}

async function updateOffer(
  db: Queryable,
  nowMs: number,
  shopId: string,
  { id, version }: { id: string; version: number | null },
  offer: CheckedOffer,
): Promise<SaveOfferOutcome> {
  const { rows } = await db.query<{ version: number }>(
    'SELECT version FROM offer WHERE shop_id = $1 AND id = $2 FOR UPDATE',
    [shopId, id],
  )
  const [before] = rows
  if (!before) return { kind: 'not_found' }
  if (before.version !== version) return { kind: 'conflict' }
  const columns = columnsOf(offer)
  const sets = Object.keys(columns).map((name, index) => `${name} = $${index + 5}`)
  await db.query(
    `UPDATE offer SET version = $3, updated_at = $4, ${sets.join(', ')} WHERE shop_id = $1 AND id = $2`,
    [shopId, id, version + 1, new Date(nowMs), ...Object.values(columns)],
  )
  return { kind: 'saved', id, version: version + 1 }
}

/** Column by column, as the form decides them. */
function columnsOf(offer: CheckedOffer): Record<string, unknown> {
  return {
    name: offer.name,
    slug: offer.slug,
    destination_url: offer.destinationUrl,
    lookback_days: offer.lookbackDays,
    coupon_rule: offer.couponRule,
    order_sources: [...new Set(offer.orderSources)],
    renewals: offer.renewals,
    renewal_limit: offer.renewalLimit,
    hold_days: offer.holdDays,
    approval: offer.approval,
    refund_window_days: offer.refundWindowDays,
    payout_cap_minor: offer.payoutCap,
    payout_cap_currency: offer.payoutCap === null ? null : offer.payoutCapCurrency,
    flat_pro_rata: offer.flatProRata,
    basis: JSON.stringify(offer.basis),
    inbound_currency: offer.inboundCurrency,
    default_amount_minor: offer.defaultAmountMinor,
    inbound_ips: offer.inboundIps,
  }
}
