// A shop installs the app, for the first time or again: its row, its brand, and the offer that every shop has.
import { randomBytes } from 'node:crypto'
import type { Database } from '#app/platform/database.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import { secretDigest, type SecretBox } from '#app/platform/secret-box.server.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { lookAtStorefrontSoon } from './ensure-storefront.server.ts'

/** What Shopify says of the shop. */
export interface InstalledShop {
  /** `demo.myshopify.com` */
  domain: string
  name: string
  currency: string
  timeZone: string
  /** The host that customers see. */
  primaryHost: string
}

const SECRET_BYTES = 32
const DEFAULT_OFFER = 'default'

/**
 * Safe to call again: a shop that is installed is only brought up to date. One that comes back is active from now on,
 * and an uninstall message from before is late.
 * @returns the shop's id
 */
export function installShop(
  db: Database,
  box: SecretBox,
  newId: NewId,
  installed: InstalledShop,
  now: Date,
): Promise<string> {
  return inTransaction(db.pool, async (client) => {
    // Two first requests of a shop may come at once: the second waits here and finds it installed.
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `install ${installed.domain}`,
    ])
    const { rows } = await client.query<{ id: string }>(
      `UPDATE shop SET name = $2, currency = $3, time_zone = $4, updated_at = $6,
              own_hosts = ARRAY(SELECT DISTINCT unnest(own_hosts || $5::text)), primary_host = $5,
              installed_at = CASE status WHEN 'active' THEN installed_at ELSE $6 END, status = 'active', uninstalled_at = NULL
        WHERE domain = $1 RETURNING id`,
      [installed.domain, installed.name, installed.currency, installed.timeZone, installed.primaryHost, now],
    )
    const known = rows[0]?.id
    if (known === undefined) return createShop(client, box, newId, installed, now)
    await lookAtStorefrontSoon(client, known)
    return known
  })
}

async function createShop(
  client: Queryable,
  box: SecretBox,
  newId: NewId,
  installed: InstalledShop,
  now: Date,
): Promise<string> {
  const shopId = newId()
  const offerId = newId()
  const slug = await freeSlug(client, installed.domain.replace(/\.myshopify\.com$/, ''))
  await client.query(
    `INSERT INTO shop (id, domain, slug, name, currency, time_zone, own_hosts, primary_host, default_offer_id, installed_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, ARRAY[$7], $7, $8, $9, $9)`,
    [
      shopId,
      installed.domain,
      slug,
      installed.name,
      installed.currency,
      installed.timeZone,
      installed.primaryHost,
      offerId,
      now,
    ],
  )
  await client.query('INSERT INTO shop_slug (slug, shop_id) VALUES ($1, $2)', [slug, shopId])
  const secret = newPostbackSecret()
  await client.query(
    `INSERT INTO offer (shop_id, id, slug, name, destination_url, postback_secret, postback_secret_digest, updated_at)
     VALUES ($1, $2, $3, 'Default offer', $4, $5, $6, $7)`,
    [
      shopId,
      offerId,
      DEFAULT_OFFER,
      `https://${installed.primaryHost}/`,
      box.seal(secret, secretContext(shopId, offerId)),
      secretDigest(secret),
      now,
    ],
  )
  return shopId
}

/** A new postback secret: 64 characters. */
export function newPostbackSecret(): string {
  return randomBytes(SECRET_BYTES).toString('hex')
}

/** What an offer's secret is sealed for. */
export function secretContext(shopId: string, offerId: string): string {
  return `offer:${shopId}:${offerId}`
}

/** The shop's own name, or with a number where a former slug of another shop is in the way. */
async function freeSlug(client: Queryable, wanted: string): Promise<string> {
  for (let number = 1; ; number++) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`
    const { rowCount } = await client.query('SELECT 1 FROM shop_slug WHERE slug = $1', [slug])
    if (rowCount === 0) return slug
  }
}
