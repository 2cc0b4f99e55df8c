// Whether a notice was mailed, in words. Pure.
import type { Reader } from '#app/language/reader.ts'
import { maskMailAddress } from '#app/platform/mail-address.ts'
import { sayMailFailure } from './mail-failures.ts'
import { showTime } from './shop-time.ts'

export interface MailState {
  kind: 'none' | 'waiting' | 'sent' | 'failed'
  text: string
}

export function mailState(
  notice: { mailTo: string | null; mailedAtMs: number | null; mailError: string | null },
  { say, timeZone, locale }: Reader,
): MailState {
  const { mailTo, mailedAtMs, mailError } = notice
  if (mailTo === null) return { kind: 'none', text: say('Not mailed: no address was set.') }
  const to = maskMailAddress(mailTo)
  if (mailedAtMs !== null)
    return {
      kind: 'sent',
      text: say('Mailed to {{to}} on {{when}}.', { to, when: showTime(mailedAtMs, timeZone, locale) }),
    }
  if (mailError !== null) {
    const why = sayMailFailure(mailError, say)
    return { kind: 'failed', text: say('Not mailed to {{to}}: {{why}}.', { to, why }) }
  }
  return { kind: 'waiting', text: say('On its way to {{to}}.', { to }) }
}
