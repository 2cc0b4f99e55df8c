// The import of partners and their codes: a preview that writes nothing, and the import itself, which plans again in its transaction
// and writes all of it or nothing. What has changed since the preview is shown as a new preview.
import { createHash } from 'node:crypto'
import type { DatabaseError } from 'pg'
import type { Reader } from '#app/language/reader.ts'
import { inTransaction, type Database } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import { lockShop } from '#app/program/partner/partner-store.server.ts'
import type { Merchant } from '#app/program/viewer.ts'
import type { ImportRow, Reason } from './import-row.ts'
import { planImport, type ImportPlan, type RowAction } from './plan-import.ts'
import { readImportFile } from './read-csv.server.ts'
import { readShopFacts } from './shop-facts.server.ts'
import { writeImport } from './write-import.server.ts'

export interface ImportPorts {
  db: Pick<Database, 'pool'>
  newId: NewId
  reader: Pick<Reader, 'say' | 'nowMs'>
}

export interface PreviewRow {
  id: string
  line: number
  name: string
  slug: string
  action: RowAction
  /** What is done or wrong, a sentence each, in the reader's language. */
  words: string[]
}

export type Counts = Record<RowAction, number>

export interface ImportPreview {
  kind: 'preview'
  notes: string[]
  counts: Counts
  /** What is refused comes first, then by line; at most 500 are sent. */
  rows: PreviewRow[]
  /** Of the plan: who confirms names the one that he has read. */
  fingerprint: string
  /** The shop has changed since the preview that was confirmed: nothing was written. */
  hasChanged: boolean
}

export type ImportAnswer =
  ImportPreview | { kind: 'unreadable'; message: string } | { kind: 'imported'; counts: Counts }

const MOST_SHOWN = 500
const TRIES = 3
const UNIQUE_VIOLATION = '23505'

export async function previewImport(
  ports: ImportPorts,
  viewer: Merchant,
  bytes: Uint8Array,
): Promise<ImportAnswer> {
  const file = readImportFile(bytes)
  if (!file.ok) return { kind: 'unreadable', message: sayReason(file.problem, ports.reader) }
  const plan = planImport(file.rows, await readShopFacts(ports.db.pool, viewer.shopId, file.rows))
  return previewOf(plan, file.notes, ports.reader, false)
}

/** @param fingerprint of the preview that was confirmed */
export async function importPartners(
  ports: ImportPorts,
  viewer: Merchant,
  bytes: Uint8Array,
  fingerprint: string,
): Promise<ImportAnswer> {
  const file = readImportFile(bytes)
  if (!file.ok) return { kind: 'unreadable', message: sayReason(file.problem, ports.reader) }
  for (let attempt = 1; ; attempt++) {
    try {
      return await importOnce(ports, viewer, file.rows, { fingerprint, notes: file.notes })
    } catch (error) {
      // A code was assigned between our look and our write: with the next look the row is refused, naming whose it is.
      if (attempt === TRIES || (error as DatabaseError).code !== UNIQUE_VIOLATION) throw error
    }
  }
}

function importOnce(
  { db, newId, reader }: ImportPorts,
  viewer: Merchant,
  rows: readonly ImportRow[],
  confirmed: { fingerprint: string; notes: readonly Reason[] },
): Promise<ImportAnswer> {
  return inTransaction(db.pool, async (client): Promise<ImportAnswer> => {
    await lockShop(client, viewer.shopId)
    const plan = planImport(rows, await readShopFacts(client, viewer.shopId, rows))
    const counts = countActions(plan)
    const hasChanged = fingerprintOf(plan) !== confirmed.fingerprint
    if (hasChanged || counts.refuse > 0) return previewOf(plan, confirmed.notes, reader, hasChanged)
    await writeImport(client, viewer.shopId, [...plan.partners.values()], newId, reader.nowMs)
    return { kind: 'imported', counts }
  })
}

function previewOf(
  plan: ImportPlan,
  notes: readonly Reason[],
  reader: Pick<Reader, 'say'>,
  hasChanged: boolean,
): ImportPreview {
  const isGood = ({ action }: { action: RowAction }) => Number(action !== 'refuse')
  const shown = plan.rows.toSorted((a, b) => isGood(a) - isGood(b)).slice(0, MOST_SHOWN)
  return {
    kind: 'preview',
    notes: notes.map((note) => sayReason(note, reader)),
    counts: countActions(plan),
    rows: shown.map(({ row, action, reasons }) => ({
      id: String(row.line),
      line: row.line,
      name: row.name,
      slug: row.slug,
      action,
      words: reasons.map((reason) => sayReason(reason, reader)),
    })),
    fingerprint: fingerprintOf(plan),
    hasChanged,
  }
}

function countActions({ rows }: ImportPlan): Counts {
  const counts: Counts = { create: 0, update: 0, skip: 0, refuse: 0 }
  for (const { action } of rows) counts[action]++
  return counts
}

function fingerprintOf({ rows }: ImportPlan): string {
  const what = rows.map(({ row, action, reasons }) => [row, action, reasons])
  return createHash('sha256').update(JSON.stringify(what)).digest('base64url')
}

const sayReason = ({ text, values }: Reason, { say }: Pick<Reader, 'say'>) => say(text, values)
