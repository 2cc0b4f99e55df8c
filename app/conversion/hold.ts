// When a hold ends: at 00:00 shop time after N whole days from payment (contracts).
import { DateTime } from 'luxon'

/**
 * @param paidAtMs Unix milliseconds
 * @param days whole days; 0 means no hold
 * @param timeZone the shop's IANA zone; an unknown one counts as UTC
 * @returns Unix milliseconds, or null where there is no hold
 */
export function holdEndMs(paidAtMs: number, days: number, timeZone: string): number | null {
  if (days === 0) return null
  const zoned = DateTime.fromMillis(paidAtMs, { zone: timeZone })
  const paid = zoned.isValid ? zoned : DateTime.fromMillis(paidAtMs, { zone: 'utc' })
  const whole = paid.plus({ days })
  const midnight = whole.startOf('day')
  return (midnight < whole ? whole.plus({ days: 1 }).startOf('day') : midnight).toMillis()
}
