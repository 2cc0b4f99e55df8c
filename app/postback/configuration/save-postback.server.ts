// Saves a postback's configuration: checked against the shop, credentials moved out of the templates and sealed, all in one
// transaction. Who saves over somebody else's edit is told instead.
import { mark } from '#app/language/say.ts'
import type { Clock } from '#app/platform/clock.ts'
import { inTransaction, type Database, type Queryable } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import type { SecretBox } from '#app/platform/secret-box.server.ts'
import { isMerchant, type Viewer } from '#app/program/viewer.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { checkConfiguration } from './check-configuration.ts'
import { protectSecrets } from './protect-secrets.ts'
import { openSecrets, sealSecrets } from './sealed-secrets.server.ts'
import { givenSecrets, neededSecrets, secretProblems } from './secret-values.ts'
import { arrivalProblem, setArrivalParameter } from './set-arrival-parameter.server.ts'
import { cancelScheduled } from './switch-postback.server.ts'
import { writePostback } from './write-postback.server.ts'
import type { PostbackConfiguration, Problem, Warning } from './configuration.ts'

export interface SavePorts {
  db: Pick<Database, 'pool'>
  secretBox: SecretBox
  newId: NewId
  clock: Clock
  /** Ports that a destination may have (the operator's setting). */
  ports: readonly number[]
}

export interface SaveInput {
  /** null: a new one */
  id: string | null
  /** The version that was edited; null for a new one. */
  version: number | null
  configuration: unknown
  /** Values by name. What is not given, or empty, keeps its saved value; what no template asks for is dropped. */
  secrets: Record<string, string>
  /** For a partner that is a network; null or absent: the partner's stays as it is; empty: it has none. */
  arrivalParameter?: string | null
  acceptWarnings: boolean
}

export type SaveOutcome =
  | { kind: 'saved'; id: string; version: number }
  | { kind: 'refused'; problems: Problem[] }
  | { kind: 'warned'; warnings: Warning[] }
  /** Somebody saved it, or switched it, since it was read. */
  | { kind: 'conflict' }
  | { kind: 'not_found' }

/** Nothing is written unless the outcome is `saved`. A partner saves what is his, and it stays his. */
export async function savePostback(ports: SavePorts, viewer: Viewer, input: SaveInput): Promise<SaveOutcome> {
  const { shopId } = viewer
  if (input.id !== null && !isUuid(input.id)) return { kind: 'not_found' }
  const problems = secretProblems(input.secrets)
  if (problems.length > 0) return { kind: 'refused', problems }
  return inTransaction(ports.db.pool, async (client) => {
    const { revenueVisible } = await lockShop(client, shopId)
    const before = input.id === null ? NEW : await lockPostback(client, viewer, input.id)
    if (before === null) return { kind: 'not_found' }
    if (input.id !== null && before.version !== input.version) return { kind: 'conflict' }
    const id = input.id ?? ports.newId()
    const secrets = { ...openSecrets(ports.secretBox, id, before.secrets), ...givenSecrets(input.secrets) }
    const options = { ports: ports.ports, secretNames: Object.keys(secrets), revenueVisible }
    const checked = checkConfiguration(input.configuration, options)
    if (!checked.ok) return { kind: 'refused', problems: checked.problems }
    const { value, warnings } = checked
    const arrivalParameter = input.arrivalParameter?.trim() ?? null
    const unfit = await shopProblems(client, viewer, value, arrivalParameter)
    if (unfit.length > 0) return { kind: 'refused', problems: unfit }
    if (warnings.length > 0 && !input.acceptWarnings) return { kind: 'warned', warnings }
    const nowMs = ports.clock()
    const { configuration, secrets: moved } = protectSecrets(value)
    const needed = neededSecrets(configuration, { ...secrets, ...moved })
    const sealed = sealSecrets(ports.secretBox, id, needed)
    const version = before.version + 1
    await writePostback(client, { shopId, id, version, configuration, sealed, nowMs })
    if (arrivalParameter !== null)
      await setArrivalParameter(client, shopId, value.partnerId, arrivalParameter || null, nowMs)
    if (before.active && !value.active) await cancelScheduled(client, shopId, id, nowMs)
    return { kind: 'saved', id, version }
  })
}

/** One save at a time in a shop: its arrival parameters are counted. Inserts that refer to the shop are not held up. */
async function lockShop(db: Queryable, shopId: string): Promise<{ revenueVisible: boolean }> {
  const { rows } = await db.query<{ revenueVisible: boolean }>(
    'SELECT revenue_visible AS "revenueVisible" FROM shop WHERE id = $1 FOR NO KEY UPDATE',
    [shopId],
  )
  if (!rows[0]) throw new Error(`no shop ${shopId}`)
  return rows[0]
}

interface Before {
  version: number
  secrets: string | null
  active: boolean
}

/** It decides whose visitors are whose. */
const MERCHANTS_OWN: Problem = {
  path: 'arrivalParameter',
  code: 'arrival_of_merchant',
  message: mark('Only the merchant can change the arrival parameter.'),
}

const NEW: Before = { version: 0, secrets: null, active: false }

async function lockPostback(
  db: Queryable,
  { shopId, partnerId }: Viewer,
  id: string,
): Promise<Before | null> {
  const { rows } = await db.query<Before>(
    `SELECT version, secrets, active FROM postback
      WHERE shop_id = $1 AND id = $2 AND ($3::uuid IS NULL OR partner_id = $3) FOR UPDATE`,
    [shopId, id, partnerId],
  )
  return rows[0] ?? null
}

/** Partner, offers and arrival parameter that the shop does not have, cannot give, or does not give to this viewer. */
async function shopProblems(
  db: Queryable,
  viewer: Viewer,
  { partnerId, offerIds }: PostbackConfiguration,
  arrivalParameter: string | null,
): Promise<Problem[]> {
  const { shopId } = viewer
  const { rows } = await db.query<{ partner: boolean; offers: string[] }>(
    `SELECT EXISTS (SELECT FROM partner WHERE shop_id = $1 AND id = $2 AND ($4::uuid IS NULL OR id = $4)) AS partner,
            ARRAY(SELECT id::text FROM offer WHERE shop_id = $1 AND id = ANY ($3::uuid[])) AS offers`,
    [shopId, partnerId, offerIds, viewer.partnerId],
  )
  const { partner, offers } = rows[0]!
  const problems: Problem[] = []
  if (!partner)
    problems.push({
      path: 'partnerId',
      code: 'partner_unknown',
      message: mark('This shop has no such partner.'),
    })
  offerIds.forEach((offerId, index) => {
    if (offers.includes(offerId)) return
    const message = mark('This shop has no such offer.')
    problems.push({ path: `offerIds.${index}`, code: 'offer_unknown', message })
  })
  if (arrivalParameter !== null && !isMerchant(viewer)) return [...problems, MERCHANTS_OWN]
  const arrival = arrivalParameter && (await arrivalProblem(db, shopId, partnerId, arrivalParameter))
  return arrival ? [...problems, arrival] : problems
}
