// Who of the shop's staff is bound to a partner, which codes wait to be redeemed, and what happened so far: what the merchant sees
// on a partner's page, every text in his language.
import type { Reader } from '#app/language/reader.ts'
import { mark } from '#app/language/say.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { isUuid } from '#app/platform/uuid.ts'
import type { AccessChangeKind } from '#app/program/access-history.server.ts'
import { MOST_OPEN_CODES } from '#app/program/partner-code.ts'
import type { MerchantPerson } from '#app/program/partner-codes.server.ts'
import { showMoment } from '../shop-day.ts'

export interface StaffAccess {
  partner: { id: string; name: string }
  users: { id: string; userId: string; name: string; about: string }[]
  codes: { id: string; name: string; about: string }[]
  history: { id: string; text: string; when: string; at: string }[]
  mayMakeMore: boolean
}

const SHOWN_CHANGES = 20
const MOST_USERS = 100

/** @returns null where the shop has no such partner */
export async function readStaffAccess(
  db: Queryable,
  person: MerchantPerson,
  reader: Reader,
  partnerId: string,
): Promise<StaffAccess | null> {
  if (!isUuid(partnerId)) return null
  const { shopId } = person.viewer
  const words = wordsFor(person.userId, reader)
  const { rows } = await db.query<{ name: string }>(
    'SELECT name FROM partner WHERE shop_id = $1 AND id = $2',
    [shopId, partnerId],
  )
  const [partner] = rows
  if (!partner) return null
  const [users, codes, changes] = await Promise.all([
    readUsers(db, shopId, partnerId),
    readOpenCodes(db, shopId, partnerId, reader.nowMs),
    readChanges(db, shopId, partnerId),
  ])
  const { say } = reader
  return {
    partner: { id: partnerId, name: partner.name },
    users: users.map(({ userId, label, boundAt, boundBy }) => ({
      id: userId,
      userId,
      name: label || words.person(userId),
      about: say('{{account}}, since {{moment}}, by a code of {{maker}}', {
        account: words.account(userId),
        moment: words.moment(boundAt),
        maker: words.person(boundBy),
      }),
    })),
    codes: codes.map(({ id, label, madeBy, expiresAt }) => ({
      id,
      name: label || say('Not said for whom'),
      about: say('Good until {{moment}}, made by {{maker}}', {
        moment: words.moment(expiresAt),
        maker: words.person(madeBy),
      }),
    })),
    history: changes.map((change) => ({
      id: change.id,
      text: words.change(change),
      when: words.moment(change.at),
      at: change.at.toISOString(),
    })),
    mayMakeMore: codes.length < MOST_OPEN_CODES,
  }
}

/** The label is that of the code by which he was bound. */
async function readUsers(db: Queryable, shopId: string, partnerId: string) {
  const { rows } = await db.query<{ userId: string; label: string; boundAt: Date; boundBy: string }>(
    `SELECT u.user_id AS "userId", u.bound_at AS "boundAt", u.bound_by AS "boundBy", coalesce(code.label, '') AS label
       FROM admin_user u
       LEFT JOIN LATERAL (SELECT c.label FROM partner_code c
                           WHERE c.shop_id = u.shop_id AND c.partner_id = u.partner_id AND c.redeemed_by = u.user_id
                           ORDER BY c.redeemed_at DESC LIMIT 1) AS code ON true
      WHERE u.shop_id = $1 AND u.partner_id = $2 ORDER BY u.bound_at, u.user_id LIMIT ${MOST_USERS}`,
    [shopId, partnerId],
  )
  return rows
}

async function readOpenCodes(db: Queryable, shopId: string, partnerId: string, nowMs: number) {
  const { rows } = await db.query<{ id: string; label: string; madeBy: string; expiresAt: Date }>(
    `SELECT id, label, made_by AS "madeBy", expires_at AS "expiresAt" FROM partner_code
      WHERE shop_id = $1 AND partner_id = $2 AND redeemed_by IS NULL AND expires_at > $3 ORDER BY made_at, id`,
    [shopId, partnerId, new Date(nowMs)],
  )
  return rows
}

interface ChangeRow {
  id: string
  kind: AccessChangeKind
  userId: string | null
  label: string
  byUser: string
  at: Date
}

async function readChanges(db: Queryable, shopId: string, partnerId: string): Promise<ChangeRow[]> {
  const { rows } = await db.query<ChangeRow>(
    `SELECT id, kind, user_id AS "userId", label, by_user AS "byUser", at FROM partner_access_change
      WHERE shop_id = $1 AND partner_id = $2 ORDER BY id DESC LIMIT ${SHOWN_CHANGES}`,
    [shopId, partnerId],
  )
  return rows
}

const CHANGES: Record<AccessChangeKind, string> = {
  code_made: mark('A code was made ({{label}}), by {{person}}'),
  code_revoked: mark('A code was revoked ({{label}}), by {{person}}'),
  bound: mark('{{account}} was bound to the partner ({{label}})'),
  unbound: mark('{{account}} was unbound, by {{person}}'),
}

function wordsFor(ownUserId: string, { say, locale, timeZone, nowMs }: Reader) {
  const account = (userId: string) => say('Staff account {{number}}', { number: userId })
  const person = (userId: string) => (userId === ownUserId ? say('you') : account(userId))
  return {
    account,
    person,
    moment: (at: Date) => showMoment(at.getTime(), nowMs, timeZone, locale),
    change: ({ kind, userId, label, byUser }: ChangeRow) =>
      say(CHANGES[kind], {
        label: label || say('Not said for whom'),
        account: account(userId ?? byUser),
        person: person(byUser),
      }),
  }
}
