// A postback's secrets at rest: a JSON map and the signing secrets, sealed, each bound to its postback so that one sealed text in
// another row opens nothing. The delivery engine opens them at its attempts.
import { templateSecretsContext } from '#app/delivery/open-secrets.server.ts'
import type { Database } from '#app/platform/database.server.ts'
import type { SecretBox } from '#app/platform/secret-box.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { isUuid } from '#app/platform/uuid.ts'
import type { Secrets } from '../template.ts'

/** @returns null where there is nothing to keep */
export function sealSecrets(box: SecretBox, postbackId: string, secrets: Secrets): string | null {
  if (Object.keys(secrets).length === 0) return null
  return box.seal(JSON.stringify(secrets), templateSecretsContext(postbackId))
}

/** Throws where the sealed text is not of this postback or its key is gone. */
export function openSecrets(
  box: Pick<SecretBox, 'open'>,
  postbackId: string,
  sealed: string | null,
): Record<string, string> {
  return sealed === null
    ? {}
    : (JSON.parse(box.open(sealed, templateSecretsContext(postbackId))) as Record<string, string>)
}

/** The secrets of a saved postback in plain, for a test send; never for a page. Null where the viewer has no such postback. */
export async function readSecrets(
  { db, secretBox }: { db: Pick<Database, 'pool'>; secretBox: SecretBox },
  { shopId, partnerId }: Viewer,
  id: string,
): Promise<Record<string, string> | null> {
  if (!isUuid(id)) return null
  const { rows } = await db.pool.query<{ secrets: string | null }>(
    'SELECT secrets FROM postback WHERE shop_id = $1 AND id = $2 AND ($3::uuid IS NULL OR partner_id = $3)',
    [shopId, id, partnerId],
  )
  return rows[0] ? openSecrets(secretBox, id, rows[0].secrets) : null
}
