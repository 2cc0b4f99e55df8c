// A shop comes and goes: installed, uninstalled, and what is asked for by Shopify's privacy webhooks.
import { UNINSTALLED } from './cancel-reason.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'

/**
 * The shop took the app off: its sessions go, links stop counting, and what was about to be sent is not. A late message
 * about an uninstall before the newest install changes nothing.
 * @param triggeredAt when it was uninstalled; null where the message does not say: then it counts
 * @returns whether it took effect
 */
export async function uninstallShop(
  db: Queryable,
  shopId: string,
  triggeredAt: Date | null,
  now: Date,
): Promise<boolean> {
  const { rows } = await db.query<{ domain: string }>(
    `UPDATE shop SET status = 'inactive', uninstalled_at = coalesce($2, $3), updated_at = $3
      WHERE id = $1 AND status = 'active' AND ($2::timestamptz IS NULL OR $2 >= installed_at) RETURNING domain`,
    [shopId, triggeredAt, now],
  )
  const [shop] = rows
  if (!shop) return false
  await db.query('DELETE FROM session WHERE shop = $1', [shop.domain])
  await db.query(
    `UPDATE delivery SET state = 'cancelled', reason = $3, next_attempt_at = NULL, claim_id = NULL, settled_at = $2
      WHERE shop_id = $1 AND state = 'scheduled'`,
    [shopId, now, UNINSTALLED],
  )
  return true
}

/**
 * Keeps a privacy request (customers/data_request, customers/redact, shop/redact) until a person or a chore handles it.
 * @param payload ids only, see compliance-payload: the webhook also carries what we may not keep
 */
export async function keepComplianceRequest(
  db: Queryable,
  shopId: string,
  topic: string,
  payload: unknown,
  newId: NewId,
  now: Date,
): Promise<void> {
  await db.query(
    `INSERT INTO compliance_request (shop_id, id, topic, payload, received_at) VALUES ($1, $2, $3, $4, $5)`,
    [shopId, newId(), topic, JSON.stringify(payload), now],
  )
}
