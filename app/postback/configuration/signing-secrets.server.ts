// The secret that a postback's requests are signed with (Standard Webhooks): made, shown, rotated and removed. After a rotation
// the one before signs beside it for a day, so that the destination can change over without losing a request.
import { randomBytes } from 'node:crypto'
import { signingContext } from '#app/delivery/open-secrets.server.ts'
import type { Clock } from '#app/platform/clock.ts'
import type { Database } from '#app/platform/database.server.ts'
import type { SecretBox } from '#app/platform/secret-box.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { isUuid } from '#app/platform/uuid.ts'

export interface SigningPorts {
  db: Pick<Database, 'pool'>
  secretBox: SecretBox
  clock: Clock
}

const SECRET_BYTES = 32
const OVERLAP_MS = 24 * 3_600_000

/**
 * Makes a new secret; the one before keeps signing beside it for 24 hours.
 * @returns null where the viewer has no such postback
 */
export async function setSigningSecret(
  { db, secretBox, clock }: SigningPorts,
  { shopId, partnerId }: Viewer,
  id: string,
): Promise<{ secret: string } | null> {
  if (!isUuid(id)) return null
  const secret = `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`
  const nowMs = clock()
  const { rowCount } = await db.pool.query(
    `UPDATE postback SET signing_secret = $3, previous_signing_secret = signing_secret,
                         previous_signing_until = CASE WHEN signing_secret IS NULL THEN NULL ELSE $4::timestamptz END, updated_at = $5
      WHERE shop_id = $1 AND id = $2 AND ($6::uuid IS NULL OR partner_id = $6)`,
    [
      shopId,
      id,
      secretBox.seal(secret, signingContext(id)),
      new Date(nowMs + OVERLAP_MS),
      new Date(nowMs),
      partnerId,
    ],
  )
  return rowCount === 0 ? null : { secret }
}

/** The secret in plain, for the page that a person asked for it on; null where there is none, or no such postback. */
export async function revealSigningSecret(
  { db, secretBox }: Pick<SigningPorts, 'db' | 'secretBox'>,
  { shopId, partnerId }: Viewer,
  id: string,
): Promise<{ secret: string } | null> {
  if (!isUuid(id)) return null
  const { rows } = await db.pool.query<{ signing_secret: string | null }>(
    'SELECT signing_secret FROM postback WHERE shop_id = $1 AND id = $2 AND ($3::uuid IS NULL OR partner_id = $3)',
    [shopId, id, partnerId],
  )
  const sealed = rows[0]?.signing_secret ?? null
  return sealed === null ? null : { secret: secretBox.open(sealed, signingContext(id)) }
}

/** Requests go unsigned from now on. @returns whether the viewer has such a postback */
export async function removeSigningSecret(
  { db, clock }: Pick<SigningPorts, 'db' | 'clock'>,
  { shopId, partnerId }: Viewer,
  id: string,
): Promise<boolean> {
  if (!isUuid(id)) return false
  const { rowCount } = await db.pool.query(
    `UPDATE postback SET signing_secret = NULL, previous_signing_secret = NULL, previous_signing_until = NULL, updated_at = $3
      WHERE shop_id = $1 AND id = $2 AND ($4::uuid IS NULL OR partner_id = $4)`,
    [shopId, id, new Date(clock()), partnerId],
  )
  return rowCount !== 0
}
