// Moves credentials that were written or pasted into a template out of it: `X-Key: abc` becomes `X-Key: {secret.key}`, and the
// value goes where secrets are kept sealed. What is sent stays the same.
import type { RequestConfig } from '../render.ts'
import { isCredentialHeader, isCredentialParameter, secretNameFor } from './credential-names.ts'

export interface Protected<Configuration> {
  configuration: Configuration
  /** The values that were moved, by name. */
  secrets: Record<string, string>
  /** Where something was moved from: `url`, `body`, `headers.X-Key`. */
  paths: string[]
}

/** Shorter literals are switches and codes (`auth=1`), not credentials. */
const MIN_PARAMETER_LENGTH = 6
/** What comes before the credential in an Authorization header stays readable. */
const SCHEME = /^([A-Za-z][\w-]* +)?(\S.*)$/s
const SLOT = /\{[^{}"\r\n]*\}/
/** A preset's blank that nobody filled in: refused elsewhere, and not to be hidden from there. */
const BLANK = /<[^<>]+>/
/** A string of a JSON template, and the string that it is the name of. */
const JSON_STRING = /"((?:[^"\\]|\\.)*)"(?:(\s*:\s*)"((?:[^"\\]|\\.)*)")?/g

/** Gives the name of the secret that holds `value`, the same one for the same value. */
type Keep = (from: string, value: string) => string

export function protectSecrets<Configuration extends RequestConfig>(
  configuration: Configuration,
): Protected<Configuration> {
  const { url, headers, body } = configuration
  const secrets: Record<string, string> = {}
  const taken = namesIn([url, ...Object.values(headers), body?.template ?? ''])
  const keep: Keep = (from, value) => {
    const known = Object.keys(secrets).find((name) => secrets[name] === value)
    const name = known ?? secretNameFor(from, taken)
    taken.add(name)
    secrets[name] = value
    return `{secret.${name}}`
  }
  const safe = {
    url: protectUrl(url, keep),
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, protectHeader(name, value, keep)]),
    ),
    body: body && { ...body, template: protectBody(body, keep) },
  }
  const paths = [
    ...(safe.url === url ? [] : ['url']),
    ...Object.keys(headers).flatMap((name) =>
      safe.headers[name] === headers[name] ? [] : [`headers.${name}`],
    ),
    ...(safe.body?.template === body?.template ? [] : ['body']),
  ]
  return { configuration: { ...configuration, ...safe }, secrets, paths }
}

/** The secrets that templates name already. */
function namesIn(templates: readonly string[]): Set<string> {
  return new Set(
    templates.flatMap((text) => [...text.matchAll(/\{secret\.([a-z0-9_]+)\}/g)].map(([, name]) => name!)),
  )
}

function protectHeader(name: string, value: string, keep: Keep): string {
  if (!isCredentialHeader(name) || SLOT.test(value) || BLANK.test(value)) return value
  const [, scheme = '', credential = ''] = SCHEME.exec(value.trim()) ?? []
  return credential === '' ? value : scheme + keep(name, credential)
}

function protectUrl(url: string, keep: Keep): string {
  const start = url.indexOf('?') + 1
  if (start === 0) return url
  const hash = url.indexOf('#')
  if (hash >= 0 && hash < start) return url
  const end = hash < 0 ? url.length : hash
  return url.slice(0, start) + protectPairs(url.slice(start, end), keep) + url.slice(end)
}

/** A query or a form. A `+` stays one: no credential has a space, many (base64) have a plus. */
function protectPairs(pairs: string, keep: Keep): string {
  return pairs
    .split('&')
    .map((pair) => {
      const equals = pair.indexOf('=')
      const name = decoded(pair.slice(0, Math.max(equals, 0)))
      const value = pair.slice(equals + 1)
      if (!isCredentialParameter(name) || isHarmless(value)) return pair
      return pair.slice(0, equals + 1) + keep(name, decoded(value))
    })
    .join('&')
}

function protectBody(body: NonNullable<RequestConfig['body']>, keep: Keep): string {
  if (body.format === 'form') return protectPairs(body.template, keep)
  return body.template.replace(JSON_STRING, (whole, name: string, colon: string | undefined, value = '') => {
    if (colon === undefined || !isCredentialParameter(name) || isHarmless(value)) return whole
    const text = jsonText(value)
    return text === null ? whole : `"${name}"${colon}"${keep(name, text)}"`
  })
}

/** What holds a macro is made of it. */
function isHarmless(value: string): boolean {
  return value.length < MIN_PARAMETER_LENGTH || SLOT.test(value) || BLANK.test(value)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The text behind the inside of a JSON string, or null where it is none. */
function jsonText(inside: string): string | null {
  try {
    return JSON.parse(`"${inside}"`) as string
  } catch {
    return null
  }
}
