// The filters of the inbound log by their names in the page's address. Apart from call-query, because browsers need it too. Pure.
import type { Place } from '../delivery-log/log-fields.ts'

export const CALL_FIELDS = ['outcome', 'offer', 'txn', 'click', 'from', 'to'] as const

/** The filters as they stand in the address: what a form shows and sends. */
export type CallFields = Partial<Record<(typeof CALL_FIELDS)[number], string>>

/** The query of an address: `outcome=refused&from=2026-11-01`; empty where nothing is set. */
export function writeCallQuery(fields: CallFields, place: Place = null): string {
  const query = new URLSearchParams()
  for (const name of CALL_FIELDS) if (fields[name]) query.set(name, fields[name])
  for (const [name, value] of Object.entries(place ?? {})) query.set(name, value)
  return query.toString()
}
