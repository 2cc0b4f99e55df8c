// A host name as a person enters it, made into what browsers send: ASCII, lower case, nothing around it. Pure.
import { mark } from '#app/language/say.ts'

export type HostCheck = { ok: true; host: string } | { ok: false; message: HostProblem }
export type HostProblem = (typeof MESSAGES)[keyof typeof MESSAGES]

/** RFC 1035, in ASCII. */
const MAX_CHARS = 253
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/
/** What the URL parser takes for the end of a host or for something else than its name, and what no host holds. */
const FOREIGN = /[\s@/\\?#%:[\]]/

export const MESSAGES = {
  malformed: mark('Enter a host name like go.example.com, without a path or a port.'),
  address: mark('Enter a name: an IP address cannot stand here.'),
  shopify: mark('A myshopify.com address belongs to Shopify. Enter a domain of your own.'),
  ours: mark('This is the address of this app. Enter a domain of your own.'),
} as const

/**
 * @param entered a name, or a whole address that was pasted: its host is taken
 * @returns the name in ASCII (`xn--…` for what is written otherwise), or what is wrong, for people
 */
export function checkHostName(entered: string): HostCheck {
  const text = entered.trim().replace(/^https?:\/\/([^/?#]*)([/?#].*)?$/i, '$1')
  const host = FOREIGN.test(text) ? null : parsedHost(text)
  // A bracket or a second colon is an address of IPv6.
  if (/^\[?[0-9a-f]*:[0-9a-f:.]*\]?$/i.test(text) || (host !== null && /^\d+(\.\d+){3}$/.test(host)))
    return { ok: false, message: MESSAGES.address }
  const labels = host?.split('.') ?? []
  const isName =
    labels.length >= 2 && labels.every((label) => LABEL.test(label)) && !/^\d+$/.test(labels.at(-1) as string)
  return host === null || !isName || host.length > MAX_CHARS
    ? { ok: false, message: MESSAGES.malformed }
    : { ok: true, host }
}

/**
 * As checkHostName, for a host of tracking links.
 * @param ownHost of the app itself, which serves all shops
 */
export function checkLinkHost(entered: string, ownHost: string): HostCheck {
  const checked = checkHostName(entered)
  if (!checked.ok) return checked
  const { host } = checked
  if (host === 'myshopify.com' || host.endsWith('.myshopify.com'))
    return { ok: false, message: MESSAGES.shopify }
  return host === ownHost.replace(/:\d+$/, '').toLowerCase() ? { ok: false, message: MESSAGES.ours } : checked
}

/** The parser of URLs knows every form in which a host can be written (RFC 3492, WHATWG): null where it is none. */
function parsedHost(text: string): string | null {
  const url = URL.parse(`http://${text}/`)
  return url === null || url.hostname === '' ? null : url.hostname.replace(/\.$/, '')
}
