// A moment in a time zone.
import { DateTime } from 'luxon'

/**
 * @param atMs Unix milliseconds
 * @param timeZone IANA zone; an unknown one counts as UTC
 */
export function inZone(atMs: number, timeZone: string): DateTime {
  const zoned = DateTime.fromMillis(atMs, { zone: timeZone })
  return zoned.isValid ? zoned : DateTime.fromMillis(atMs, { zone: 'utc' })
}
