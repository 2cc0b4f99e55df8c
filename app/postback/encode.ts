// How a macro's value is written, by the place in which it stands: URL, form, JSON or header.
// Values come from visitors (sub ids, click ids) and must never change the shape of the request around them.

const NEEDS_ENCODING = /[^A-Za-z0-9\-._~]/
const LEFT_BY_ENCODE_URI = /[!'()*]/g
const LONE_SURROGATE = /\p{Surrogate}/gu
const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/
const OUTSIDE_HEADER = /[^\x20-\x7e]/u

/** Percent-encoding that leaves only RFC 3986 unreserved characters; a space becomes `%20`. */
export function encodeForUrl(value: string): string {
  if (!NEEDS_ENCODING.test(value)) return value
  // encodeURIComponent throws on half a surrogate pair, which a cut at 255 characters can leave behind.
  return encodeURIComponent(value.replace(LONE_SURROGATE, '\ufffd')).replace(LEFT_BY_ENCODE_URI, hexOfAscii)
}

/** application/x-www-form-urlencoded: as in a URL, with `+` for a space. */
export function encodeForForm(value: string): string {
  return encodeForUrl(value).replaceAll('%20', '+')
}

/** The inside of a JSON string: the template itself holds the quotation marks. */
export function encodeInJsonString(value: string): string {
  return JSON.stringify(value).slice(1, -1)
}

/**
 * A JSON value on its own, for a number's macro outside quotation marks. Nothing (revenue that the merchant does not show) is
 * null: a destination that reads a number there refuses the empty text. Other text that is no number is quoted.
 */
export function encodeAsJsonNumber(value: string): string {
  if (value === '') return 'null'
  return JSON_NUMBER.test(value) ? value : JSON.stringify(value)
}

/** A JSON value on its own, for any other macro outside quotation marks: always a string. */
export function encodeAsJsonString(value: string): string {
  return JSON.stringify(value)
}

/** A header value: printable ASCII stays, everything else (line breaks first of all) is percent-encoded. */
export function encodeForHeader(value: string): string {
  if (!OUTSIDE_HEADER.test(value)) return value
  return Array.from(value, (char) => (OUTSIDE_HEADER.test(char) ? encodeForUrl(char) : char)).join('')
}

/**
 * The fixed text of a URL or form template, made fit for the wire. What is encoded already stays; a `%` that begins
 * no escape, spaces, quotation marks, angle brackets and non-ASCII characters are escaped.
 */
export function encodeUrlLiteral(text: string): string {
  return text
    .replace(/%(?![0-9A-Fa-f]{2})/g, '%25')
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(/[^\x21-\x7e]|["<>`]/gu, encodeURIComponent)
}

function hexOfAscii(char: string): string {
  return '%' + char.charCodeAt(0).toString(16).toUpperCase()
}
