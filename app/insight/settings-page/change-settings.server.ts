// Does what the settings page asks for, one change a call, and says what came of it in the reader's language.
import type { Reader } from '#app/language/reader.ts'
import type { Database } from '#app/platform/database.server.ts'
import { askHostRecord } from '#app/program/settings/ask-host-record.server.ts'
import { changeBrand } from '#app/program/settings/brand.server.ts'
import type { HostRecord } from '#app/program/settings/host-record.ts'
import { addLinkHost, readLinkHosts, removeLinkHost } from '#app/program/settings/link-hosts.server.ts'
import {
  removeManualRate,
  saveManualRate,
  type RateSaved,
} from '#app/program/settings/manual-rates.server.ts'
import { saveProxyPath } from '#app/program/settings/proxy-path.server.ts'
import { saveSettings, type SettingsSaved } from '#app/program/settings/save-settings.server.ts'
import type { Merchant } from '#app/program/viewer.ts'
import type { Change } from './read-change.ts'

/** What came of a change that is made at once. */
export type Told =
  | { kind: 'done'; message: string }
  /** Nothing was changed. */
  | { kind: 'refused'; field: string; message: string }

export interface ChangePorts {
  db: Pick<Database, 'pool'>
  reader: Reader
  /** SHOPIFY_APP_URL */
  appUrl: string
}

export async function changeSettings(
  ports: ChangePorts,
  merchant: Merchant,
  change: Exclude<Change, { intent: 'notice' }>,
): Promise<SettingsSaved | Told> {
  const { db, reader, appUrl } = ports
  switch (change.intent) {
    case 'save':
      return saveSettings(db, merchant, change, reader.nowMs)
    case 'brand':
      return tellBrand(ports, merchant, change)
    case 'add_host': {
      const added = await addLinkHost(db, merchant, change.host, new URL(appUrl).host)
      return added.kind === 'added'
        ? done(reader.say('Added. Links on {{host}} count from now on.', { host: added.host }))
        : refused('host', reader.say(added.message))
    }
    case 'remove_host': {
      const was = await removeLinkHost(db.pool, merchant, change.host)
      return was
        ? done(reader.say('Removed. Links on it lead nowhere from now on.'))
        : meanwhile(reader, 'host')
    }
    case 'check_host':
      return tellRecord(ports, merchant, change.host)
    case 'rate':
      return tellRate(await saveManualRate(db, merchant, change, reader.nowMs), reader)
    case 'remove_rate':
      return tellRate(await removeManualRate(db, merchant, change), reader)
    case 'proxy':
      return tellProxy(ports, merchant, change)
  }
}

export const done = (message: string): Told => ({ kind: 'done', message })
export const refused = (field: string, message: string): Told => ({ kind: 'refused', field, message })
export const meanwhile = ({ say }: Reader, field: string): Told =>
  refused(
    field,
    say('Somebody else has changed this meanwhile. Nothing was saved; it is shown as it stands now.'),
  )

type Of<Intent extends Change['intent']> = Extract<Change, { intent: Intent }>

async function tellBrand(
  { db, reader }: ChangePorts,
  merchant: Merchant,
  change: Of<'brand'>,
): Promise<Told> {
  const changed = await changeBrand(db, merchant, change, reader.nowMs)
  switch (changed.kind) {
    case 'changed':
      return done(
        reader.say('Saved. New links carry {{brand}}; old ones keep working.', { brand: changed.brand }),
      )
    case 'refused':
      return refused('brand', reader.say(changed.message))
    case 'conflict':
      return meanwhile(reader, 'brand')
  }
}

/** Of the shop's own hosts only: nobody looks up the names of strangers from here. */
async function tellRecord(
  { db, reader, appUrl }: ChangePorts,
  merchant: Merchant,
  host: string,
): Promise<Told> {
  const hosts = await readLinkHosts(db.pool, merchant)
  if (!hosts.includes(host)) return meanwhile(reader, 'host')
  const record = await askHostRecord(host, new URL(appUrl).hostname)
  const message = recordWords(record, reader)
  return record.kind === 'ours' || record.kind === 'same_address' ? done(message) : refused('host', message)
}

function recordWords(record: HostRecord, { say }: Reader): string {
  switch (record.kind) {
    case 'ours':
      return say('The record is right: it points at this app.')
    case 'same_address':
      return say('The record is right: it leads to the same address as this app.')
    case 'elsewhere':
      return say('It points at {{target}}. Links on it do not arrive here, unless that hands them on.', {
        target: record.target,
      })
    case 'missing':
      return say('There is no record yet. A new one may take some hours to be seen everywhere.')
    case 'unknown':
      return say('The name servers did not answer in time. Check again later; links count all the same.')
  }
}

function tellRate(saved: RateSaved, reader: Reader): Told {
  switch (saved.kind) {
    case 'saved':
      return done(reader.say('Saved. It counts for what is converted from now on.'))
    case 'refused': {
      const [problem] = saved.problems
      return refused(problem?.path ?? 'rate', reader.say(problem?.message ?? ''))
    }
    case 'conflict':
      return refused(
        'rate',
        saved.rate === null
          ? reader.say('Somebody else has removed this rate meanwhile. Nothing was saved.')
          : reader.say('There is a rate of {{rate}} for this pair already. Change it in the list.', {
              rate: saved.rate,
            }),
      )
  }
}

async function tellProxy(
  { db, reader }: ChangePorts,
  merchant: Merchant,
  change: Of<'proxy'>,
): Promise<Told> {
  const saved = await saveProxyPath(db, merchant, change)
  switch (saved.kind) {
    case 'saved':
      return done(reader.say('Saved. The storefront is told within a minute.'))
    case 'refused':
      return refused('path', reader.say(saved.message))
    case 'conflict':
      return meanwhile(reader, 'path')
  }
}
