// Reading a request's body: raw bytes, JSON, or a form, with one limit for all.
import type { Request } from './server.ts'
import { Refusal } from './server.ts'

const MAX_BODY_BYTES = 16 * 1024 * 1024

/** All bytes of the body. Refuses with 413 past 16 MiB. */
export async function readBytes(request: Request): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > MAX_BODY_BYTES) throw new Refusal(413, 'the body is over 16 MiB')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/**
 * The body as an object: a form's fields, or parsed JSON; an empty body is `{}`.
 * Form fields such as `properties[engraving]` become nested objects, as Shopify's cart reads them.
 * @param parse how JSON is read, `JSON.parse` by default
 * @throws Refusal 422 where it is neither
 */
export async function readFields(
  request: Request,
  parse: (text: string) => unknown = JSON.parse,
): Promise<Record<string, unknown>> {
  const bytes = await readBytes(request)
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('multipart/form-data')) return nestFields(await multipartFields(bytes, type))
  const text = bytes.toString('utf8')
  if (text.trim() === '') return {}
  const isForm = type.startsWith('application/x-www-form-urlencoded')
  if (isForm && !text.trimStart().startsWith('{')) return nestFields(new URLSearchParams(text))
  let value: unknown
  try {
    value = parse(text)
  } catch {
    throw new Refusal(422, 'the body is not JSON')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Refusal(422, 'the body is not a JSON object')
  }
  return value as Record<string, unknown>
}

/** The text fields of what a page's FormData sends; files are left out. */
async function multipartFields(bytes: Buffer<ArrayBuffer>, type: string): Promise<URLSearchParams> {
  try {
    const form = await new globalThis.Response(bytes, { headers: { 'content-type': type } }).formData()
    return new URLSearchParams(
      [...form].filter((field): field is [string, string] => typeof field[1] === 'string'),
    )
  } catch {
    throw new Refusal(422, 'the body is not a readable form')
  }
}

/** `a[b]=1&a[c]=2&d=3` as `{ a: { b: '1', c: '2' }, d: '3' }`; one level, as the storefront needs. */
export function nestFields(fields: URLSearchParams): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  for (const [name, value] of fields) {
    const nested = /^([^[\]]+)\[([^[\]]*)\]$/.exec(name)
    if (!nested) out[name] = value
    else {
      const group = (out[nested[1]!] ??= {}) as Record<string, string>
      if (typeof group === 'object') group[nested[2]!] = value
    }
  }
  return out
}
