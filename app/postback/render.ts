// From a postback's configuration and a delivery's frozen values to the request that goes out.
// The configuration is compiled once and kept by the caller; rendering runs for every attempt.
import type { MacroValues } from './macros.ts'
import {
  parseTemplate,
  renderTemplate,
  secretsIn,
  type RenderValues,
  type Secrets,
  type Template,
  type TemplateError,
} from './template.ts'

export type RequestConfig = {
  readonly method: 'GET' | 'POST'
  readonly url: string
  /** Values may hold macros, names may not. */
  readonly headers: Readonly<Record<string, string>>
  /** Only a POST uses it; a POST without one sends the URL's query as a form. */
  readonly body: { readonly format: 'json' | 'form'; readonly template: string } | null
}

export type RenderedRequest = {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
}

export type CompiledRequest = {
  readonly method: 'GET' | 'POST'
  readonly url: Template
  readonly headers: readonly { readonly name: string; readonly value: Template }[]
  readonly body: Template | null
  /** The secrets that the templates ask for, each once. */
  readonly secretNames: readonly string[]
}

/** Which part of the configuration a template error is about; a header's is named. */
export type TemplatePart = { part: 'url' } | { part: 'body' } | { part: 'header'; header: string }
export type CompileError = TemplateError & { at: TemplatePart }
export type CompileResult = { ok: true; request: CompiledRequest } | { ok: false; errors: CompileError[] }

export const FORM_TYPE = 'application/x-www-form-urlencoded'
export const JSON_TYPE = 'application/json'

/** Parses all templates of a configuration; errors of every part are reported at once. */
export function compileRequest(config: RequestConfig): CompileResult {
  const errors: CompileError[] = []
  const parse = (text: string, position: 'url' | 'form' | 'json' | 'header', at: TemplatePart): Template => {
    const parsed = parseTemplate(text, position)
    if (parsed.ok) return parsed.template
    errors.push(...parsed.errors.map((error) => ({ ...error, at })))
    return { literals: [''], slots: [] }
  }
  const { beforeQuery, query, fragment } = splitUrl(config.url.trim())
  const queryMoves = config.method === 'POST' && config.body === null
  const url = parse(queryMoves ? beforeQuery + fragment : config.url.trim(), 'url', { part: 'url' })
  let body: Template | null = null
  if (queryMoves) body = parse(query, 'url', { part: 'url' })
  else if (config.method === 'POST' && config.body) {
    body = parse(config.body.template, config.body.format, { part: 'body' })
  }
  const headers = withContentType(config).map(([name, value]) => ({
    name,
    value: parse(value, 'header', { part: 'header', header: name }),
  }))
  if (errors.length > 0) return { ok: false, errors }
  const templates = [url, ...headers.map(({ value }) => value), ...(body ? [body] : [])]
  const secretNames = [...new Set(templates.flatMap(secretsIn))]
  return { ok: true, request: { method: config.method, url, headers, body, secretNames } }
}

/**
 * The request of one attempt. Never fails: unknown macros were refused when the configuration was compiled.
 * @param frozen the delivery's values; a macro that it lacks (planned before the macro existed) is empty
 * @param attempt counted from 1
 * @param secrets null: they are shown as dots, for logs and previews
 */
export function renderRequest(
  request: CompiledRequest,
  frozen: Partial<MacroValues>,
  { deliveryId, attempt }: { deliveryId: string; attempt: number },
  secrets: Secrets | null = {},
): RenderedRequest {
  const values: RenderValues = { ...frozen, delivery_id: deliveryId, attempt: String(attempt) }
  const headers: Record<string, string> = {}
  for (const { name, value } of request.headers) headers[name] = renderTemplate(value, values, secrets)
  return {
    method: request.method,
    url: renderTemplate(request.url, values, secrets),
    headers,
    body: request.body && renderTemplate(request.body, values, secrets),
  }
}

/** The templates of a request, each with the part of `config` it comes from; the query that a POST sends as its body is the URL's. */
export function partsOf(config: RequestConfig, compiled: CompiledRequest): [TemplatePart, Template][] {
  const { url, body, headers } = compiled
  const bodyPart: TemplatePart = { part: config.body === null ? 'url' : 'body' }
  return [
    [{ part: 'url' }, url],
    ...headers.map(({ name, value }): [TemplatePart, Template] => [{ part: 'header', header: name }, value]),
    ...(body === null ? [] : [[bodyPart, body] satisfies [TemplatePart, Template]]),
  ]
}

/** `fragment` keeps its `#`; the query has lost its `?`. */
function splitUrl(url: string): { beforeQuery: string; query: string; fragment: string } {
  const hash = url.indexOf('#')
  const beforeHash = hash < 0 ? url : url.slice(0, hash)
  const mark = beforeHash.indexOf('?')
  return {
    beforeQuery: mark < 0 ? beforeHash : beforeHash.slice(0, mark),
    query: mark < 0 ? '' : beforeHash.slice(mark + 1),
    fragment: hash < 0 ? '' : url.slice(hash),
  }
}

/** The configured headers, and the body's content type unless they name one themselves. */
function withContentType(config: RequestConfig): [string, string][] {
  const headers = Object.entries(config.headers)
  if (config.method === 'GET' || headers.some(([name]) => name.toLowerCase() === 'content-type'))
    return headers
  return [...headers, ['content-type', config.body?.format === 'json' ? JSON_TYPE : FORM_TYPE]]
}
