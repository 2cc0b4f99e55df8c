// Words that somebody else wrote (a destination's error, a partner's name, a mail server's answer), made fit for a line of our own:
// no control characters, no line breaks, nothing but the host of an address, and not too long. Pure.
import { cleanText } from '#app/platform/text.ts'

/** Control characters, line breaks of every kind, and formatting that nobody sees (direction, joiners). */
const UNSEEN = /[\p{Cc}\p{Cf}\u2028\u2029]+/gu
const ADDRESS = /\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>]*/gi

/**
 * @param text as it came
 * @param maxChars UTF-16 units that are kept; what is cut ends with an ellipsis within them
 */
export function plainWords(text: string, maxChars: number): string {
  const line = text.replace(UNSEEN, ' ').replace(ADDRESS, onlyHost).replace(/\s+/g, ' ').trim()
  if (line.length <= maxChars) return cleanText(line, maxChars) ?? ''
  return `${(cleanText(line, maxChars - 1) ?? '').trimEnd()}…`
}

/** The host and port of an address: path and query carry ids and keys. Words where it has none that can be read. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host || 'its destination' : 'its destination'
}

function onlyHost(address: string): string {
  return URL.canParse(address) ? new URL(address).host || 'an address' : 'an address'
}
