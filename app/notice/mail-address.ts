// Mail addresses as people enter them: checked before they are kept, and shown with most of the name hidden. Pure.
import { mark } from '#app/language/say.ts'

export type AddressCheck = { ok: true; address: string | null } | { ok: false; message: string }

/** RFC 5321: the longest address that a mail server must take. */
const MAX_CHARS = 254
const MAX_LOCAL_CHARS = 64
/** Unquoted names and real host names only: no spaces, no line breaks, no lists, no `[10.0.0.1]`, no bare `localhost`. */
const NAME = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u
const LABEL = /^[\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u
const EXAMPLE = mark('Enter one address like name@example.com.')

/**
 * @param entered one address; nothing at all is no address, which switches mailing off
 * @returns the address trimmed, its host in lower case; or what is wrong, for people
 */
export function checkMailAddress(entered: string): AddressCheck {
  const text = entered.trim()
  if (text === '') return { ok: true, address: null }
  if (text.length > MAX_CHARS) return { ok: false, message: mark('An address has at most 254 characters.') }
  const at = text.lastIndexOf('@')
  const name = text.slice(0, at)
  const host = text.slice(at + 1).toLowerCase()
  if (at < 1 || name.length > MAX_LOCAL_CHARS || !NAME.test(name)) return { ok: false, message: EXAMPLE }
  const labels = host.split('.')
  if (
    labels.length < 2 ||
    !labels.every((label) => LABEL.test(label)) ||
    /^\d+$/.test(labels.at(-1) as string)
  )
    return { ok: false, message: EXAMPLE }
  return { ok: true, address: `${name}@${host}` }
}

/** `j…@example.com` */
export function maskMailAddress(address: string): string {
  const at = address.lastIndexOf('@')
  return at < 1 ? '…' : `${[...address][0]}…${address.slice(at)}`
}
