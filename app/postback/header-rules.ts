// Which headers a partner or merchant may set on a postback.

export type HeaderError = {
  code: 'header_name' | 'header_reserved' | 'header_value' | 'header_repeated' | 'too_many_headers'
}

const MAX_HEADERS = 20
/** Characters of one value's template. */
const MAX_VALUE_LENGTH = 2048

/** RFC 9110 token. */
const NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}$/
/** Printable ASCII and tab: no line break gets through, so nobody can add a header or a request. */
const VALUE = /^[\t\x20-\x7e]*$/

/** Set by the HTTP client, or about the connection: a second opinion would let a request be read in two ways. */
const RESERVED = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])
/** Proxies act on the first; the signature and its companions are set by delivery. */
const RESERVED_PREFIXES = ['proxy-', 'webhook-']

/** What is wrong with a set of headers, each error with the name it is about. */
export function headerErrors(
  headers: Readonly<Record<string, string>>,
): (HeaderError & { header: string })[] {
  const errors: (HeaderError & { header: string })[] = []
  const seen = new Set<string>()
  for (const [name, value] of Object.entries(headers)) {
    const lower = name.toLowerCase()
    if (!NAME.test(name)) errors.push({ code: 'header_name', header: name })
    else if (isReserved(lower)) errors.push({ code: 'header_reserved', header: name })
    else if (seen.has(lower)) errors.push({ code: 'header_repeated', header: name })
    if (!VALUE.test(value) || value.length > MAX_VALUE_LENGTH)
      errors.push({ code: 'header_value', header: name })
    seen.add(lower)
  }
  if (seen.size > MAX_HEADERS) errors.push({ code: 'too_many_headers', header: '' })
  return errors
}

function isReserved(lowerName: string): boolean {
  return RESERVED.has(lowerName) || RESERVED_PREFIXES.some((prefix) => lowerName.startsWith(prefix))
}
