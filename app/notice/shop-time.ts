// A moment as a letter writes it, in the shop's time zone. Pure.
import { DateTime } from 'luxon'

/**
 * `20 November 2026, 14:03 (America/New_York)`
 * @param atMs Unix milliseconds
 * @param timeZone IANA zone; an unknown one counts as UTC
 */
export function showTime(atMs: number, timeZone: string): string {
  const zoned = DateTime.fromMillis(atMs, { zone: timeZone })
  const at = zoned.isValid ? zoned : DateTime.fromMillis(atMs, { zone: 'utc' })
  return `${at.setLocale('en').toFormat('d LLLL yyyy, HH:mm')} (${at.zoneName})`
}
