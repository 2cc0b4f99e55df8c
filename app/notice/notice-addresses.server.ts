// Where notices are mailed to: the merchant's address and the partners'. An address counts for notices that are written after it.
import type { Queryable } from '#app/platform/database.server.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { checkMailAddress } from '#app/platform/mail-address.ts'

export interface NoticeAddresses {
  merchant: string | null
  /** Those who have a postback, by name. */
  partners: { id: string; name: string; email: string | null }[]
}

export type AddressSaved =
  { kind: 'saved'; address: string | null } | { kind: 'refused'; message: string } | { kind: 'not_found' }

export async function readNoticeAddresses(db: Queryable, shopId: string): Promise<NoticeAddresses> {
  const [shop, partners] = await Promise.all([
    db.query<{ notice_email: string | null }>('SELECT notice_email FROM shop WHERE id = $1', [shopId]),
    db.query<NoticeAddresses['partners'][number]>(
      `SELECT id, name, email FROM partner
        WHERE shop_id = $1 AND EXISTS (SELECT FROM postback
          WHERE postback.shop_id = partner.shop_id AND postback.partner_id = partner.id)
        ORDER BY lower(name), id`,
      [shopId],
    ),
  ])
  return { merchant: shop.rows[0]?.notice_email ?? null, partners: partners.rows }
}

/**
 * @param whose the merchant's address, or that of a partner by its id
 * @param entered as a person typed it; empty switches mailing off
 */
export async function saveNoticeAddress(
  db: Queryable,
  shopId: string,
  whose: 'merchant' | { partnerId: string },
  entered: string,
): Promise<AddressSaved> {
  const check = checkMailAddress(entered)
  if (!check.ok) return { kind: 'refused', message: check.message }
  const { address } = check
  const { rowCount } =
    whose === 'merchant'
      ? await db.query('UPDATE shop SET notice_email = $2, updated_at = now() WHERE id = $1', [
          shopId,
          address,
        ])
      : await db.query(
          'UPDATE partner SET email = $3, updated_at = now() WHERE shop_id = $1 AND id = $2::uuid',
          [shopId, isUuid(whose.partnerId) ? whose.partnerId : null, address],
        )
  return rowCount === 1 ? { kind: 'saved', address } : { kind: 'not_found' }
}
