// Which names of headers and parameters stand for a credential: what they carry must not be kept or logged in plain.

const HEADERS = new Set(['authorization', 'cookie'])
const WORDS = new Set([
  'apikey',
  'auth',
  'authorization',
  'hash',
  'hmac',
  'key',
  'pass',
  'passwd',
  'password',
  'pwd',
  'secret',
  'secure',
  'sig',
  'sign',
  'signature',
  'token',
])

/** `X-Api-Key`, `Authorization`, `Cookie` and the like. */
export function isCredentialHeader(name: string): boolean {
  return HEADERS.has(name.toLowerCase()) || isCredentialParameter(name)
}

/** `api_key`, `verificationToken`, `hash`: by the last word of the name. */
export function isCredentialParameter(name: string): boolean {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '')
  const last = words.at(-1) ?? ''
  return WORDS.has(last) || /(?:apikey|token|secret|password)$/.test(last)
}

/**
 * A name for a secret that comes from the header or parameter `name`.
 * @param taken names that stand for something else
 */
export function secretNameFor(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .toLowerCase()
    .replace(/^x-/, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 28)
  const base = plain === '' ? 'secret' : plain
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? base : `${base}_${number}`
    if (!taken.has(candidate)) return candidate
  }
}
