// What a postback's URL template may look like: http or https, a fixed host, an allowed port, no credentials.
// This is what the editor can know. Whether the host's addresses are public is checked when delivery connects.

export type UrlPart = 'scheme' | 'userinfo' | 'host' | 'port'

export type UrlError =
  | { code: 'url_empty' }
  | { code: 'url_too_long'; maxLength: number }
  | { code: 'url_invalid' }
  | { code: 'control_character' }
  | { code: 'scheme_not_allowed'; scheme: string }
  /** The place a request goes to must not depend on what a visitor sent. */
  | { code: 'macro_in_authority'; part: UrlPart }
  | { code: 'userinfo_not_allowed' }
  | { code: 'port_not_allowed'; port: number; allowed: readonly number[] }

/** The contract's default; an operator may set another list. */
export const DEFAULT_PORTS: readonly number[] = [80, 443, 8080, 8443]

const MAX_URL_LENGTH = 4096
/** Scheme and authority as written. Stricter than the URL standard, which forgives missing and extra slashes. */
const SCHEME_AND_AUTHORITY = /^([^:/?#\\]*):\/\/([^/?#\\]+)/

/** The first thing wrong with the template's scheme, host, port or form, or null. Macro names are not looked at. */
export function urlError(template: string, ports: readonly number[]): UrlError | null {
  if (template === '') return { code: 'url_empty' }
  if (template.length > MAX_URL_LENGTH) return { code: 'url_too_long', maxLength: MAX_URL_LENGTH }
  if (/\p{Cc}/u.test(template)) return { code: 'control_character' }
  const match = SCHEME_AND_AUTHORITY.exec(template)
  if (!match)
    return /^[^:/?#]*[{}]/.test(template)
      ? { code: 'macro_in_authority', part: 'scheme' }
      : { code: 'url_invalid' }
  const scheme = match[1]!
  const authority = match[2]!
  const part = partWithMacro(scheme, authority)
  if (part) return { code: 'macro_in_authority', part }
  if (!/^https?$/i.test(scheme)) return { code: 'scheme_not_allowed', scheme }
  if (authority.includes('@')) return { code: 'userinfo_not_allowed' }
  return originError(`${scheme}://${authority}/`, ports)
}

function partWithMacro(scheme: string, authority: string): UrlPart | null {
  const brace = /[{}]/
  if (brace.test(scheme)) return 'scheme'
  if (!brace.test(authority)) return null
  const at = authority.lastIndexOf('@')
  if (brace.test(authority.slice(0, at + 1))) return 'userinfo'
  const host = authority.slice(at + 1)
  return brace.test(host.replace(/:[^:\]]*$/, '')) ? 'host' : 'port'
}

function originError(origin: string, ports: readonly number[]): UrlError | null {
  if (!URL.canParse(origin)) return { code: 'url_invalid' }
  const url = new URL(origin)
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80))
  return ports.includes(port) ? null : { code: 'port_not_allowed', port, allowed: ports }
}
