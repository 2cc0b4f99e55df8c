// A moment as a letter writes it, in the shop's time zone. Pure.
import { inZone } from '#app/platform/zone.ts'

/**
 * `20 November 2026, 14:03 (America/New_York)`
 * @param atMs Unix milliseconds
 * @param timeZone IANA zone; an unknown one counts as UTC
 */
export function showTime(atMs: number, timeZone: string): string {
  const at = inZone(atMs, timeZone)
  return `${at.setLocale('en').toFormat('d LLLL yyyy, HH:mm')} (${at.zoneName})`
}
