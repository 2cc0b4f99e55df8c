// The filters of the list of conversions by their names in the page's address. Apart from list-query, because browsers need it
// too. Pure.
import { METHODS } from '#app/attribution/evidence.ts'
import { FLAGS } from '#app/conversion/flag.ts'
import { STATUSES } from '#app/conversion/status.ts'

export { METHODS, STATUSES }
export const SOURCES = ['shopify', 'inbound', 'manual'] as const
/** `any`: whatever it waits for. */
export const FLAG_CHOICES = ['any', ...FLAGS] as const
export const TEST_CHOICES = ['no', 'yes'] as const

export const FIELDS = [
  'status',
  'partner',
  'offer',
  'event',
  'source',
  'method',
  'coupon',
  'flag',
  'test',
  'find',
  'from',
  'to',
] as const

/** The filters as they stand in the address: what a form shows and sends. */
export type ListFields = Partial<Record<(typeof FIELDS)[number], string>>

/** Where in the list, newest first: what is older or newer than a conversion; null: from the newest on. */
export type Place = { older: string } | { newer: string } | null

/** The query of an address: `status=pending&from=2026-11-01`; empty where nothing is set. */
export function writeListQuery(fields: ListFields, place: Place = null): string {
  const query = new URLSearchParams()
  for (const name of FIELDS) if (fields[name]) query.set(name, fields[name])
  for (const [name, value] of Object.entries(place ?? {})) query.set(name, value)
  return query.toString()
}
