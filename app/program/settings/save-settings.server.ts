// Reads and saves the settings of a shop that are saved together. Everybody who works with one reads it where he works
// (read-shops, find-offers, plan-deliveries), links are told of it by the table's trigger: a change counts at once.
import { inTransaction, type Database, type Queryable } from '#app/platform/database.server.ts'
import type { Merchant } from '../viewer.ts'
import {
  checkSettings,
  draftOf,
  OFFER_PROBLEM,
  type Settings,
  type SettingsDraft,
  type SettingsProblem,
} from './settings-shape.ts'

export interface SavedSettings {
  version: number
  settings: Settings
  /** Hosts that are the store's own and cannot be taken away. */
  storeHosts: string[]
}

export type SettingsSaved =
  | { kind: 'saved'; id: string; version: number }
  | { kind: 'refused'; problems: SettingsProblem[] }
  /** Somebody has saved since `version` was read. */
  | { kind: 'conflict'; version: number; theirs: SettingsDraft }
  | { kind: 'not_found' }

interface Row extends Omit<Settings, 'ownHosts'> {
  version: number
  domain: string
  primaryHost: string | null
  hosts: string[]
}

/** @returns null: there is no such shop any more */
export async function readSettings(
  db: Queryable,
  { shopId }: Merchant,
  lock = '',
): Promise<SavedSettings | null> {
  const { rows } = await db.query<Row>(
    `SELECT settings_version AS version, domain, primary_host AS "primaryHost", own_hosts AS hosts,
            click_choice AS "clickChoice", self_referral AS "selfReferral", default_offer_id AS "defaultOfferId",
            revenue_visible AS "revenueVisible", test_orders AS "testOrders", inbound_log_days AS "inboundLogDays"
       FROM shop WHERE id = $1 ${lock}`,
    [shopId],
  )
  const [row] = rows
  if (!row) return null
  const { version, domain, primaryHost, hosts, ...settings } = row
  const storeHosts = [...new Set([...(primaryHost === null ? [] : [primaryHost]), domain])]
  return {
    version,
    storeHosts,
    settings: { ...settings, ownHosts: hosts.filter((host) => !storeHosts.includes(host)).toSorted() },
  }
}

/** @param input `version` as it was read; the draft is checked here, whoever sent it */
export async function saveSettings(
  db: Pick<Database, 'pool'>,
  merchant: Merchant,
  input: { version: number | null; draft: unknown },
  nowMs: number,
): Promise<SettingsSaved> {
  const checked = checkSettings(input.draft)
  if (!checked.ok) return { kind: 'refused', problems: [...checked.problems] }
  const { settings } = checked
  return inTransaction(db.pool, async (client): Promise<SettingsSaved> => {
    const saved = await readSettings(client, merchant, 'FOR NO KEY UPDATE')
    if (saved === null) return { kind: 'not_found' }
    if (saved.version !== input.version)
      return { kind: 'conflict', version: saved.version, theirs: draftOf(saved.settings) }
    const isKnown = await hasOffer(client, merchant, settings.defaultOfferId)
    if (!isKnown)
      return {
        kind: 'refused',
        problems: [{ path: 'defaultOfferId', message: OFFER_PROBLEM }],
      }
    const ownHosts = [...new Set([...saved.storeHosts, ...settings.ownHosts])]
    await client.query(
      `UPDATE shop SET settings_version = settings_version + 1, click_choice = $2, self_referral = $3, default_offer_id = $4,
              revenue_visible = $5, own_hosts = $6, test_orders = $7, inbound_log_days = $8, updated_at = $9,
              guide_test_until = CASE $7 WHEN 'follow' THEN guide_test_until END
        WHERE id = $1`,
      [
        merchant.shopId,
        settings.clickChoice,
        settings.selfReferral,
        settings.defaultOfferId,
        settings.revenueVisible,
        ownHosts,
        settings.testOrders,
        settings.inboundLogDays,
        new Date(nowMs),
      ],
    )
    return { kind: 'saved', id: merchant.shopId, version: saved.version + 1 }
  })
}

async function hasOffer(db: Queryable, { shopId }: Merchant, offerId: string | null): Promise<boolean> {
  if (offerId === null) return true
  const { rowCount } = await db.query('SELECT FROM offer WHERE shop_id = $1 AND id = $2', [shopId, offerId])
  return rowCount === 1
}
