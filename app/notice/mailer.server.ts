// Sends one plain-text mail over the operator's SMTP server. What goes wrong is a value: a mail server that is away is expected.
import { createTransport } from 'nodemailer'
import { keep } from '#app/language/kept.ts'
import { MAIL_FAILURES } from './mail-failures.ts'
import { plainWords } from './plain-words.ts'

export interface Mail {
  /** Stays the same over all tries, so that a mail server can see that it has it already. */
  id: string
  to: string
  subject: string
  text: string
}

export type MailResult =
  | { kind: 'sent' }
  /** `refused`: the server will not take this mail to this address, however often it is asked. `reason` is for people. */
  | { kind: 'failed' | 'refused'; code: string; reason: string }

export interface Mailer {
  send(mail: Mail): Promise<MailResult>
}

/** Together, from the name's look-up to the server's last answer. */
const TOTAL_TIMEOUT_MS = 30_000
const STEP_TIMEOUT_MS = 10_000
const REASON_CHARS = 200

/**
 * Opens no connection yet; each mail has its own.
 * @param settings.smtpUrl smtp://user:password@host:port (STARTTLS where it is offered; `?requireTLS=true` insists), smtps://
 * @param settings.from `name@example.com` or `Name <name@example.com>`
 * @param settings.timeoutMs for a whole mail
 */
export function createMailer(settings: { smtpUrl: string; from: string; timeoutMs?: number }): Mailer {
  const { smtpUrl, from, timeoutMs = TOTAL_TIMEOUT_MS } = settings
  const stepTimeoutMs = Math.min(STEP_TIMEOUT_MS, timeoutMs)
  const transport = createTransport({
    url: smtpUrl,
    dnsTimeout: stepTimeoutMs,
    connectionTimeout: stepTimeoutMs,
    greetingTimeout: stepTimeoutMs,
    socketTimeout: stepTimeoutMs,
    logger: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const host = /@([^@>\s]+)>?\s*$/.exec(from)?.[1] ?? 'localhost'
  return {
    async send({ id, to, subject, text }) {
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject: oneLine(subject),
          text,
          messageId: `<${id}@${host}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
          signal: AbortSignal.timeout(timeoutMs),
        })
        return { kind: 'sent' }
      } catch (error) {
        return failureOf(error as SmtpFailure, to)
      }
    },
  }
}

/** A line break in a subject would begin a header of somebody else's. */
function oneLine(subject: string): string {
  return subject.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}

type SmtpFailure = Error & { code?: string; response?: string; responseCode?: number }

function failureOf(error: SmtpFailure, to: string): MailResult {
  const code = error.code ?? 'unknown'
  const isRefused = code === 'EENVELOPE' || code === 'EMESSAGE'
  const kind = isRefused && (error.responseCode ?? 0) >= 500 ? 'refused' : 'failed'
  return { kind, code, reason: inWords(error, code).replaceAll(to, 'the address') }
}

function inWords({ response, message }: SmtpFailure, code: string): string {
  const answer = response ? plainWords(response, REASON_CHARS) : ''
  switch (code) {
    case 'EENVELOPE':
    case 'EMESSAGE':
      return answer === '' ? MAIL_FAILURES.refused : keep(MAIL_FAILURES.refusedSaying, { answer })
    case 'EAUTH':
    case 'ENOAUTH':
      return MAIL_FAILURES.login
    case 'ETLS':
      return MAIL_FAILURES.insecure
    case 'ETIMEDOUT':
    case 'EABORT':
      return MAIL_FAILURES.tooSlow
    case 'EDNS':
    case 'ECONNECTION':
    case 'ESOCKET':
      return MAIL_FAILURES.unreachable
    default:
      return plainWords(answer === '' ? message : keep(MAIL_FAILURES.answered, { answer }), REASON_CHARS)
  }
}
