// The filters of the delivery log by their names in the page's address. Apart from log-query, because browsers need it too. Pure.
import type { DeliveryLabel } from '../delivery-label.ts'

export const LOG_STATES = [
  'scheduled',
  'sending',
  'retrying',
  'delivered',
  'failed',
  'cancelled',
] as const satisfies DeliveryLabel[]
export type LogState = (typeof LOG_STATES)[number]

export const FIELDS = [
  'state',
  'partner',
  'offer',
  'postback',
  'event',
  'status',
  'conversion',
  'from',
  'to',
  'text',
] as const

/** The filters as they stand in the address: what a form shows and sends. */
export type LogFields = Partial<Record<(typeof FIELDS)[number], string>>

/** Where in the list, newest first: what is older or newer than a delivery; null: from the newest on. */
export type Place = { older: string } | { newer: string } | null

/** The query of an address: `state=failed&from=2026-11-01`; empty where nothing is set. */
export function writeLogQuery(fields: LogFields, place: Place = null): string {
  const query = new URLSearchParams()
  for (const name of FIELDS) if (fields[name]) query.set(name, fields[name])
  for (const [name, value] of Object.entries(place ?? {})) query.set(name, value)
  return query.toString()
}
