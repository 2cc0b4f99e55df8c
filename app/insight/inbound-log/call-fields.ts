// The filters of the inbound log by their names in the page's address. Apart from call-query, because browsers need it too. Pure.
import { writeQuery, type Fields, type Place } from '../list-address.ts'

export const CALL_FIELDS = ['outcome', 'offer', 'txn', 'click', 'from', 'to'] as const

export type CallFields = Fields<(typeof CALL_FIELDS)[number]>

export function writeCallQuery(fields: CallFields, place: Place = null): string {
  return writeQuery(CALL_FIELDS, fields, place)
}
