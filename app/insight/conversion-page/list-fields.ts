// The filters of the list of conversions by their names in the page's address. Apart from list-query, because browsers need it
// too. Pure.
import { METHODS } from '#app/attribution/evidence.ts'
import { FLAGS } from '#app/conversion/flag.ts'
import { STATUSES } from '#app/conversion/status.ts'
import { writeQuery, type Fields, type Place } from '../list-address.ts'

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

export type ListFields = Fields<(typeof FIELDS)[number]>

export function writeListQuery(fields: ListFields, place: Place = null): string {
  return writeQuery(FIELDS, fields, place)
}
