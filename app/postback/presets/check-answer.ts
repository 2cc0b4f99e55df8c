// One answer to a field of a preset: cleaned, or refused with words that a person can act on.
import { mark } from '#app/language/say.ts'
import type { Field } from './fields.ts'

/** `message` is to be said with the field's label as `field`. */
export type CheckedAnswer = { ok: true; value: string } | { ok: false; message: string }

const HOST = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])(?::\d{1,5})?$/
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i

/** @param answer as typed; undefined where nothing was. An optional field's value may be empty. */
export function checkAnswer(field: Field, answer: string | undefined): CheckedAnswer {
  const text = (answer ?? '').trim()
  if (text === '' && field.optional) return { ok: true, value: '' }
  if (text === '') return refused(mark('{{field}} is missing.'))
  if (/[\s\p{Cc}]/u.test(text)) return refused(mark('{{field}} must not contain spaces or line breaks.'))
  if (/[{}<>]/.test(text)) return refused(mark('{{field}} must not contain macros, braces or < >.'))
  switch (field.kind) {
    case 'domain':
      return checkDomain(text)
    case 'subdomain':
      return LABEL.test(text)
        ? { ok: true, value: text.toLowerCase() }
        : refused(mark('{{field}} is one name of letters, digits and hyphens, without dots.'))
    case 'credentials':
      return /^[\x21-\x39\x3b-\x7e]+:[\x21-\x7e]+$/.test(text)
        ? { ok: true, value: btoa(text) }
        : refused(mark('{{field}} is written as two parts with a colon between them.'))
    case 'text':
      // A path would lose `.` and `..`; a header takes printable ASCII only.
      return /^(?!\.{1,2}$)[\x21-\x7e]+$/.test(text)
        ? { ok: true, value: text }
        : refused(mark('{{field}} has characters that cannot be sent.'))
  }
}

/** The template has https already: an https:// in front and a slash behind may come along, nothing else. */
function checkDomain(text: string): CheckedAnswer {
  const bare = text.replace(/^https:\/\//i, '').replace(/\/$/, '')
  if (bare.includes('://')) return refused(mark('{{field}} must be a host or an https address.'))
  if (/[/?#@\\%]/.test(bare) || !URL.canParse(`https://${bare}/`))
    return refused(mark('{{field}} must be a host alone, such as track.example.com.'))
  const host = new URL(`https://${bare}/`).host
  return HOST.test(host)
    ? { ok: true, value: host }
    : refused(mark('{{field}} must be a host name with a dot, such as track.example.com.'))
}

function refused(message: string): CheckedAnswer {
  return { ok: false, message }
}
