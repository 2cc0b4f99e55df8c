// People of the shop's staff, as session tokens name them: which language they read, and whether they are bound to a partner.
import { DEFAULT_LOCALE, LOCALES, type Locale } from '#app/language/locales.ts'
import type { Queryable } from '#app/platform/database.server.ts'

export interface AdminUser {
  locale: Locale
  partnerId: string | null
}

/** @param userId the `sub` of his session token */
export async function readAdminUser(db: Queryable, shopId: string, userId: string): Promise<AdminUser> {
  const { rows } = await db.query<{ locale: string; partnerId: string | null }>({
    text: 'SELECT locale, partner_id AS "partnerId" FROM admin_user WHERE shop_id = $1 AND user_id = $2',
    values: [shopId, userId],
  })
  const [known] = rows
  return {
    locale: LOCALES.find((locale) => locale === known?.locale) ?? DEFAULT_LOCALE,
    partnerId: known?.partnerId ?? null,
  }
}

/** What the admin said when it opened the app; its later requests do not say it. */
export async function rememberLocale(
  db: Queryable,
  shopId: string,
  userId: string,
  locale: Locale,
): Promise<void> {
  await db.query(
    `INSERT INTO admin_user (shop_id, user_id, locale) VALUES ($1, $2, $3)
     ON CONFLICT (shop_id, user_id) DO UPDATE SET locale = excluded.locale`,
    [shopId, userId, locale],
  )
}
