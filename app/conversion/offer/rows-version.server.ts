// A version of what several rows say together, where no row counts its edits: any change makes another, whoever made it and wherever.
import { createHash } from 'node:crypto'

/** A safe integer. */
const VERSION_BYTES = 6

/** @param rows in an order that depends on nothing but themselves */
export function rowsVersion(rows: readonly object[]): number {
  const text = JSON.stringify(rows, (_name, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  )
  return createHash('sha256').update(text).digest().readUIntBE(0, VERSION_BYTES)
}
