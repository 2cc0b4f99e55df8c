// Whether a notice was mailed, in words. Pure.
import { maskMailAddress } from '#app/platform/mail-address.ts'
import { showTime } from './shop-time.ts'

export interface MailState {
  kind: 'none' | 'waiting' | 'sent' | 'failed'
  text: string
}

/** @param timeZone the shop's */
export function mailState(
  notice: { mailTo: string | null; mailedAtMs: number | null; mailError: string | null },
  timeZone: string,
): MailState {
  const { mailTo, mailedAtMs, mailError } = notice
  if (mailTo === null) return { kind: 'none', text: 'Not mailed: no address was set.' }
  const to = maskMailAddress(mailTo)
  if (mailedAtMs !== null)
    return { kind: 'sent', text: `Mailed to ${to} on ${showTime(mailedAtMs, timeZone)}.` }
  if (mailError !== null) return { kind: 'failed', text: `Not mailed to ${to}: ${mailError}.` }
  return { kind: 'waiting', text: `On its way to ${to}.` }
}
