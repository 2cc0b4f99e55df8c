// The demonstration's rows: a shop with an offer, a partner with a coupon and a postback. Written after the app has
// migrated the database. A second start finds the shop and leaves everything as it is, but for addresses that moved.
import pg from 'pg'
import { couponKey } from '#app/attribution/coupon-key.ts'
import { createIds } from '#app/platform/ids.server.ts'
import { newPostbackSecret, secretContext } from '#app/program/install-shop.server.ts'
import { createSecretBox, secretDigest } from '#app/platform/secret-box.server.ts'
import type { SecretBox } from '#app/platform/secret-box.server.ts'
import { DEMO, postbackUrl } from './demo-shop.ts'

export type Seed = { databaseUrl: string; encryptionKeys: string; storefrontUrl: string; trackerUrl: string }

const TEN_PERCENT = 1_000 // basis points

/** Writes what is missing. Returns the offer's postback secret, null where the merchant has taken it away. */
export async function seedDemo(seed: Seed): Promise<{ postbackSecret: string | null; isNew: boolean }> {
  const client = new pg.Client({ connectionString: seed.databaseUrl })
  await client.connect()
  try {
    await client.query('BEGIN')
    const known = await client.query<{ id: string }>('SELECT id FROM shop WHERE domain = $1 FOR UPDATE', [
      DEMO.shopDomain,
    ])
    const isNew = known.rowCount === 0
    const shopId = known.rows[0]?.id ?? (await writeShop(client, seed))
    if (isNew) await writeOffer(client, seed, shopId)
    await followAddresses(client, seed, shopId)
    const postbackSecret = await readSecret(client, openBox(seed), shopId)
    await client.query('COMMIT')
    return { postbackSecret, isNew }
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    await client.end()
  }
}

async function writeShop(client: pg.Client, seed: Seed): Promise<string> {
  const [shopId] = ids(1)
  await client.query(
    `INSERT INTO shop (id, domain, slug, name, currency, time_zone, own_hosts, primary_host, notice_email, installed_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, ARRAY[$7], $7, $8, now(), now())`,
    [
      shopId,
      DEMO.shopDomain,
      DEMO.brand,
      DEMO.shopName,
      DEMO.currency,
      DEMO.timeZone,
      new URL(seed.storefrontUrl).host,
      DEMO.noticeEmail,
    ],
  )
  await client.query('INSERT INTO shop_slug (slug, shop_id) VALUES ($1, $2)', [DEMO.brand, shopId])
  return shopId!
}

/** The offer (10%, no hold, active), its partner, the partner's coupon and postback. */
async function writeOffer(client: pg.Client, seed: Seed, shopId: string): Promise<void> {
  const [offerId, ruleId, partnerId, couponId, postbackId] = ids(5) as [
    string,
    string,
    string,
    string,
    string,
  ]
  const secret = newPostbackSecret()
  await client.query(
    `INSERT INTO offer (shop_id, id, slug, name, destination_url, hold_days, postback_secret, postback_secret_digest, updated_at)
     VALUES ($1, $2, $3, $4, $5, 0, $6, $7, now())`,
    [
      shopId,
      offerId,
      DEMO.offer,
      DEMO.offerName,
      `${seed.storefrontUrl}/`,
      openBox(seed).seal(secret, secretContext(shopId, offerId)),
      secretDigest(secret),
    ],
  )
  await client.query(
    `INSERT INTO payout_rule (shop_id, id, offer_id, event, kind, basis_points) VALUES ($1, $2, $3, 'sale', 'percent', $4)`,
    [shopId, ruleId, offerId, TEN_PERCENT],
  )
  await client.query(
    'INSERT INTO partner (shop_id, id, slug, name, email, updated_at) VALUES ($1, $2, $3, $4, $5, now())',
    [shopId, partnerId, DEMO.partner, DEMO.partnerName, DEMO.partnerEmail],
  )
  await client.query(
    'INSERT INTO coupon (shop_id, id, code, code_key, partner_id, offer_id) VALUES ($1, $2, $3, $4, $5, $6)',
    [shopId, couponId, DEMO.coupon, couponKey(DEMO.coupon), partnerId, offerId],
  )
  await client.query(
    `INSERT INTO postback (shop_id, id, partner_id, offer_ids, events, statuses, method, url, updated_at)
     VALUES ($1, $2, $3, '{}', '{}', '{approved}', 'GET', $4, now())`,
    [shopId, postbackId, partnerId, postbackUrl(seed.trackerUrl)],
  )
  await client.query('UPDATE shop SET default_offer_id = $2 WHERE id = $1 AND default_offer_id IS NULL', [
    shopId,
    offerId,
  ])
}

/** Ports may differ from the last start: rows that named the old storefront or tracker name the new one. */
async function followAddresses(client: pg.Client, seed: Seed, shopId: string): Promise<void> {
  const loopback = '^http://127\\.0\\.0\\.1:\\d+'
  await client.query(
    `UPDATE offer SET destination_url = regexp_replace(destination_url, $2, $3)
      WHERE shop_id = $1 AND destination_url ~ $2 AND NOT starts_with(destination_url, $3 || '/')`,
    [shopId, loopback, seed.storefrontUrl],
  )
  await client.query(
    `UPDATE postback SET url = regexp_replace(url, $2, $3)
      WHERE shop_id = $1 AND url ~ $2 AND NOT starts_with(url, $3 || '/')`,
    [shopId, `${loopback}(?=/postback)`, seed.trackerUrl],
  )
  const host = new URL(seed.storefrontUrl).host
  await client.query(
    `UPDATE shop SET own_hosts = array_append(array_remove(own_hosts, primary_host), $2), primary_host = $2
      WHERE id = $1 AND primary_host IS DISTINCT FROM $2`,
    [shopId, host],
  )
}

async function readSecret(client: pg.Client, box: SecretBox, shopId: string): Promise<string | null> {
  const { rows } = await client.query<{ id: string; postback_secret: string | null }>(
    'SELECT id, postback_secret FROM offer WHERE shop_id = $1 AND slug = $2',
    [shopId, DEMO.offer],
  )
  const offer = rows[0]
  return offer?.postback_secret ? box.open(offer.postback_secret, secretContext(shopId, offer.id)) : null
}

function openBox(seed: Seed): SecretBox {
  const [id, key] = seed.encryptionKeys.split(':') as [string, string]
  return createSecretBox([{ id, key: Buffer.from(key, 'base64') }])
}

function ids(count: number): string[] {
  const newId = createIds(Date.now)
  return Array.from({ length: count }, newId)
}
