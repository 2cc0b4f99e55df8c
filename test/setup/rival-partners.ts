// Two partners of one shop, each with something in every table that a partner's pages read. Whatever names one of them is a mark
// that must not be found in what the other is answered.
import { sealSecrets } from '#app/postback/configuration/sealed-secrets.server.ts'
import { setSigningSecret } from '#app/postback/configuration/signing-secrets.server.ts'
import type { Runtime } from '#app/runtime.ts'
import { bookConversions } from './book-conversions.ts'

export interface RivalPartner {
  id: string
  slug: string
  postback: string
  pausedPostback: string
  delivery: string
  conversion: string
  replay: string
  code: string
  /** The staff account that is bound to him. */
  userId: string
  /** Revenue of his one conversion, as it is written in decimals. */
  revenue: string
  payout: string
  /** Whatever gives him away, in any answer: ids, names, hosts, orders, sums. */
  marks: readonly string[]
}

export interface RivalFacts {
  /** Stands in all his names, lower case letters. */
  word: string
  shopId: string
  offerId: string
  userId: string
  /** Minor units of US dollars. */
  revenueMinor: bigint
  payoutMinor: bigint
}

const dollars = (minor: bigint) => `${minor / 100n}.${String(minor % 100n).padStart(2, '0')}`

export async function addRival(runtime: Runtime, facts: RivalFacts): Promise<RivalPartner> {
  const { db, newId, clock, secretBox } = runtime
  const { word, shopId, offerId, userId } = facts
  const ids = {
    id: newId(),
    postback: newId(),
    pausedPostback: newId(),
    delivery: newId(),
    replay: newId(),
    code: newId(),
  }
  const conversion = `conv_${word}`
  const now = new Date(clock())
  const names = { slug: `${word}-slug`, order: `#${word}-1001`, txn: `${word}-txn`, host: `${word}.example` }
  const run = (text: string, values: unknown[]) => db.pool.query(text, values)
  await run(
    `INSERT INTO partner (shop_id, id, slug, name, arrival_parameter, email, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [shopId, ids.id, names.slug, `Partner ${word}`, `${word}id`, `mail@${names.host}`, now],
  )
  await run(
    `INSERT INTO coupon (shop_id, id, code, code_key, partner_id, offer_id) VALUES ($1, $2, upper($3), $3, $4, $5)`,
    [shopId, newId(), `${word}-coupon`, ids.id, offerId],
  )
  await run(
    `INSERT INTO postback (shop_id, id, partner_id, label, url, secrets, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      shopId,
      ids.postback,
      ids.id,
      `${word} tracker`,
      `https://${names.host}/p?c={aff_click_id}&k={secret.key}`,
      sealSecrets(secretBox, ids.postback, { key: `${word}-secret` }),
      now,
    ],
  )
  await run(
    `INSERT INTO postback (shop_id, id, partner_id, label, url, paused_at, pause_reason, updated_at) VALUES ($1, $2, $3, $4, $5, $6, 'gone', $6)`,
    [shopId, ids.pausedPostback, ids.id, `${word} paused`, `https://${names.host}/gone`, now],
  )
  const signing = await setSigningSecret(runtime, { shopId, partnerId: null }, ids.postback)
  await run(
    `INSERT INTO shop_order (shop_id, id, name, currency, first_seen_at, changed_at) VALUES ($1, $2, $3, 'USD', $4, $4)`,
    [shopId, `${word}-order`, names.order, now],
  )
  await run(
    `INSERT INTO conversion (shop_id, id, txn_id, event, status, currency, amount_minor, payout_minor, original_amount_minor,
       original_payout_minor, sale_amount_minor, discount_minor, partner_id, offer_id, order_id, method, source, payout_terms,
       occurred_at, created_at, changed_at)
     VALUES ($1, $2, $3, $4, 'approved', 'USD', $5, $6, $5, $6, $5, 0, $7, $8, $9, 'click', 'shopify', '{}', $10, $10, $10)`,
    [shopId, conversion, names.txn, `${word}_event`, facts.revenueMinor, facts.payoutMinor, ids.id, offerId, `${word}-order`, now], // prettier-ignore
  )
  await run(
    `INSERT INTO click (shop_id, id, offer_id, partner_id, source, created_at) VALUES ($1, $2, $3, $4, 'link', $5)`,
    [shopId, newId(), offerId, ids.id, now],
  )
  await bookConversions(db.pool, shopId, [conversion])
  const values = {
    click_id: `${word}-click`,
    amount: dollars(facts.revenueMinor),
    payout: dollars(facts.payoutMinor),
  }
  await run(
    `INSERT INTO delivery (shop_id, id, postback_id, conversion_id, change_id, state, attempts, "values", amount_minor, payout_minor, reason, created_at, settled_at)
     VALUES ($1, $2, $3, $4, $2, 'failed', 1, $5, $6, $7, $8, $9, $9)`,
    [shopId, ids.delivery, ids.postback, conversion, values, facts.revenueMinor, facts.payoutMinor, `${word} failed`, now], // prettier-ignore
  )
  await run(
    `INSERT INTO delivery_log (shop_id, id, postback_id, partner_id, offer_id, event, status) VALUES ($1, $2, $3, $4, $5, $6, 'approved')`,
    [shopId, ids.delivery, ids.postback, ids.id, offerId, `${word}_event`],
  )
  await run(
    `INSERT INTO delivery_attempt (shop_id, id, delivery_id, number, started_at, duration_ms, method, url, request_headers, http_status, response_body, error)
     VALUES ($1, $2, $3, 1, $4, 5, 'GET', $5, '{}', 503, $6, 'HTTP 503')`,
    [shopId, newId(), ids.delivery, now, `https://${names.host}/p?c=${word}-click`, `${word} says no`],
  )
  await run(
    `INSERT INTO delivery_replay (shop_id, id, postback_id, since, until, total, actor_name, created_at) VALUES ($1, $2, $3, $4, $4, 7, $5, $4)`,
    [shopId, ids.replay, ids.postback, now, `${word} person`],
  )
  for (const audience of ['merchant', 'partner'])
    await run(
      `INSERT INTO notice (shop_id, id, kind, audience, partner_id, postback_id, subject, text, created_at) VALUES ($1, $2, 'postback_failing', $3, $4, $5, $6, $6, $7)`,
      [shopId, newId(), audience, ids.id, ids.postback, `${word} notice to the ${audience}`, now],
    )
  await run(
    `INSERT INTO partner_code (shop_id, id, digest, partner_id, label, made_by, made_at, expires_at) VALUES ($1, $2, $3, $4, $5, 'owner', $6, $7)`,
    [
      shopId,
      ids.code,
      Buffer.from(word),
      ids.id,
      `${word} invited`,
      now,
      new Date(now.getTime() + 86_400_000),
    ],
  )
  await run(
    `INSERT INTO admin_user (shop_id, user_id, partner_id, bound_at, bound_by) VALUES ($1, $2, $3, $4, 'owner')`,
    [shopId, userId, ids.id, now],
  )
  const marks = [word, word.toUpperCase(), ...Object.values(ids), userId, dollars(facts.revenueMinor), dollars(facts.payoutMinor), signing!.secret] // prettier-ignore
  return {
    ...ids,
    slug: names.slug,
    conversion,
    userId,
    revenue: dollars(facts.revenueMinor),
    payout: dollars(facts.payoutMinor),
    marks,
  }
}

/** Every row that is a partner's, to see that nobody else has touched it. */
export async function rowsOf({ db }: Pick<Runtime, 'db'>, { id, postback }: RivalPartner): Promise<object> {
  const tables: Record<string, string> = {
    partner: 'id = $1',
    coupon: 'partner_id = $1',
    postback: 'partner_id = $1',
    conversion: 'partner_id = $1',
    ledger_entry: 'partner_id = $1',
    figure_delta: 'partner_id = $1',
    notice: 'partner_id = $1',
    partner_code: 'partner_id = $1',
    partner_access_change: 'partner_id = $1',
    admin_user: 'partner_id = $1',
    delivery: 'postback_id = $2',
    delivery_replay: 'postback_id = $2',
  }
  const rows: Record<string, unknown[]> = {}
  for (const [table, condition] of Object.entries(tables)) {
    const found = await db.pool.query<{ row: unknown }>(
      `SELECT to_jsonb(t) AS row FROM ${table} t WHERE ${condition} AND $1::text <> $2::text ORDER BY to_jsonb(t)::text`.replaceAll(
        /\$([12])(?!:)/g,
        '$$$1::uuid',
      ),
      [id, postback],
    )
    rows[table] = found.rows.map(({ row }) => row)
  }
  return rows
}
