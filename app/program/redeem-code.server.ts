// Redeems a code: whoever does is bound to its partner from then on. A code is good once, and of two who redeem it at once one is
// bound. Whether a code was never made, is used or was revoked, nobody is told.
import { mark } from '#app/language/say.ts'
import { inTransaction, type Queryable } from '#app/platform/database.server.ts'
import { writeAccessChange } from './access-history.server.ts'
import { MOST_TRIES, readCode, TRY_HOUR_MS } from './partner-code.ts'
import { codeDigest, type CodePorts } from './partner-codes.server.ts'

type Refusal = 'unknown' | 'expired' | 'own' | 'bound' | 'too_many'

export type Redeemed =
  { kind: 'bound'; partnerId: string } | { kind: 'refused'; code: Refusal; message: string }

const MESSAGES: Record<Refusal, string> = {
  unknown: mark('There is no such code, or it was used or revoked. Ask who gave it to you for a new one.'),
  expired: mark('This code is older than seven days. Ask who gave it to you for a new one.'),
  own: mark('You have made this code yourself. Give it to the person who is to see only this partner.'),
  bound: mark('Your account is bound to a partner already.'),
  too_many: mark('Ten codes within an hour were not right. Wait an hour, then try again.'),
}

const refused = (code: Refusal): Redeemed => ({ kind: 'refused', code, message: MESSAGES[code] })

interface Person {
  shopId: string
  userId: string
}

/** @param typed as the person wrote it */
export function redeemCode(
  { db, newId, clock }: CodePorts,
  person: Person,
  typed: string,
): Promise<Redeemed> {
  const code = readCode(typed)
  if (code === null) return Promise.resolve(refused('unknown'))
  const { shopId, userId } = person
  const atMs = clock()
  return inTransaction(db.pool, async (client) => {
    if ((await takeTry(client, person, atMs)) > MOST_TRIES) return refused('too_many')
    // One in a shop at a time: of two people who redeem each other's code, the second's was made by somebody who is bound.
    await client.query('SELECT FROM shop WHERE id = $1 FOR NO KEY UPDATE', [shopId])
    if (await isBound(client, person)) return refused('bound')
    const digest = codeDigest(code)
    // Found or not, the same is asked.
    const taken = await takeCode(client, person, digest, atMs)
    const standing = await readStanding(client, person, digest, atMs)
    if (taken === null) return refused(standing)
    await bind(client, person, taken, atMs)
    const change = { shopId, partnerId: taken.partnerId, label: taken.label, userId, byUser: userId, atMs }
    await writeAccessChange(client, { ...change, id: newId(), kind: 'bound' })
    return { kind: 'bound', partnerId: taken.partnerId }
  })
}

/** Counted before anything is looked up, and under the row's lock: whoever guesses does so one by one. @returns how many by now */
async function takeTry(db: Queryable, { shopId, userId }: Person, nowMs: number): Promise<number> {
  const { rows } = await db.query<{ tries: number }>(
    `INSERT INTO partner_code_try AS t (shop_id, user_id, since, tries) VALUES ($1, $2, $3, 1)
     ON CONFLICT (shop_id, user_id) DO UPDATE
        SET tries = CASE WHEN t.since <= $4 THEN 1 ELSE least(t.tries + 1, ${MOST_TRIES + 1}) END,
            since = CASE WHEN t.since <= $4 THEN excluded.since ELSE t.since END
     RETURNING tries`,
    [shopId, userId, new Date(nowMs), new Date(nowMs - TRY_HOUR_MS)],
  )
  return rows[0]!.tries
}

async function isBound(db: Queryable, { shopId, userId }: Person): Promise<boolean> {
  const { rowCount } = await db.query(
    'SELECT FROM admin_user WHERE shop_id = $1 AND user_id = $2 AND partner_id IS NOT NULL',
    [shopId, userId],
  )
  return rowCount === 1
}

interface Taken {
  partnerId: string
  label: string
  madeBy: string
}

/** Who has made it must be the merchant still, so that somebody stays who can free the others. */
const MAKER_IS_BOUND = `EXISTS (SELECT FROM admin_user m
  WHERE m.shop_id = c.shop_id AND m.user_id = c.made_by AND m.partner_id IS NOT NULL)`

async function takeCode(db: Queryable, person: Person, digest: Buffer, nowMs: number): Promise<Taken | null> {
  const { rows } = await db.query<Taken>(
    `UPDATE partner_code c SET redeemed_by = $3, redeemed_at = $4
      WHERE shop_id = $1 AND digest = $2 AND redeemed_by IS NULL AND expires_at > $4 AND made_by <> $3
        AND NOT ${MAKER_IS_BOUND}
     RETURNING partner_id AS "partnerId", label, made_by AS "madeBy"`,
    [person.shopId, digest, person.userId, new Date(nowMs)],
  )
  return rows[0] ?? null
}

async function readStanding(
  db: Queryable,
  { shopId, userId }: Person,
  digest: Buffer,
  nowMs: number,
): Promise<Refusal> {
  const { rows } = await db.query<{ redeemed: boolean; own: boolean; expired: boolean }>(
    `SELECT redeemed_by IS NOT NULL AS redeemed, made_by = $3 AS own, expires_at <= $4 AS expired
       FROM partner_code WHERE shop_id = $1 AND digest = $2`,
    [shopId, digest, userId, new Date(nowMs)],
  )
  const [found] = rows
  if (!found || found.redeemed) return 'unknown'
  if (found.own) return 'own'
  return found.expired ? 'expired' : 'unknown'
}

async function bind(db: Queryable, { shopId, userId }: Person, taken: Taken, nowMs: number): Promise<void> {
  await db.query(
    `INSERT INTO admin_user (shop_id, user_id, partner_id, bound_at, bound_by) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (shop_id, user_id) DO UPDATE
        SET partner_id = excluded.partner_id, bound_at = excluded.bound_at, bound_by = excluded.bound_by`,
    [shopId, userId, taken.partnerId, new Date(nowMs), taken.madeBy],
  )
  await db.query('DELETE FROM partner_code_try WHERE shop_id = $1 AND user_id = $2', [shopId, userId])
}
