// The filters of the delivery log by their names in the page's address. Apart from log-query, because browsers need it too. Pure.
import type { DeliveryLabel } from '../delivery-label.ts'
import { writeQuery, type Fields, type Place } from '../list-address.ts'

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

export type LogFields = Fields<(typeof FIELDS)[number]>

export function writeLogQuery(fields: LogFields, place: Place = null): string {
  return writeQuery(FIELDS, fields, place)
}
