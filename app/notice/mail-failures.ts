// Why a notice was not mailed, as its row keeps it: in English, because a row has no reader (pages say it). Pure.
import { sayingKept } from '#app/language/kept.ts'
import { mark } from '#app/language/say.ts'

export const MAIL_FAILURES = {
  notSetUp: mark('no mail server is set up (SMTP_URL)'),
  refused: mark('the mail server refused it'),
  refusedSaying: mark('the mail server refused it: {{answer}}'),
  login: mark('the mail server did not accept our login'),
  insecure: mark('no secure connection to the mail server'),
  tooSlow: mark('the mail server did not answer in time'),
  unreachable: mark('the mail server could not be reached'),
  answered: mark('the mail server answered: {{answer}}'),
} as const

export const sayMailFailure = sayingKept(Object.values(MAIL_FAILURES))
