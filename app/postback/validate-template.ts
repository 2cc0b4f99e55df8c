// Whether a postback's URL, headers and body may be saved.
// Errors carry codes; template-warnings has what is only warned of.
import { parseJson } from '#app/platform/parse-json.ts'
import { testValues } from './macros.ts'
import { headerErrors, type HeaderError } from './header-rules.ts'
import {
  compileRequest,
  partsOf,
  renderRequest,
  type CompiledRequest,
  type RequestConfig,
  type TemplatePart,
} from './render.ts'
import { secretsIn, type TemplateError } from './template.ts'
import { warningsOf, type ValidationWarning } from './template-warnings.ts'
import { urlError, type UrlError } from './url-rules.ts'

export type ValidationError = (
  | UrlError
  | HeaderError
  | TemplateError
  /** `<tracking domain>` and the like: a preset's blank that was not filled in. */
  | { code: 'placeholder_left'; placeholder: string }
  | { code: 'body_too_long'; maxLength: number }
  /** `{secret.name}` of which no value is given or kept. */
  | { code: 'unknown_secret'; name: string }
  /** The body is no JSON once the macros are filled in. */
  | { code: 'body_not_json' }
) & { at: TemplatePart }

export type ValidationResult =
  | { ok: true; request: CompiledRequest; warnings: ValidationWarning[] }
  | { ok: false; errors: ValidationError[] }

const MAX_BODY_LENGTH = 16_384
const PLACEHOLDER = /<[^<>{}"=]{1,60}>/

/**
 * Checks a configuration before it is saved.
 * @param ports the ports a destination may have; the operator's list (default: `DEFAULT_PORTS` of url-rules)
 * @param secretNames the secrets that the templates may ask for
 * @returns the compiled request with its warnings, or every error found, each with the part it is about
 */
export function validateRequest(
  config: RequestConfig,
  ports: readonly number[],
  secretNames: readonly string[] = [],
): ValidationResult {
  const errors: ValidationError[] = [...placeholderErrors(config)]
  const badUrl = urlError(config.url.trim(), ports)
  if (badUrl && errors.every((error) => error.at.part !== 'url'))
    errors.push({ ...badUrl, at: { part: 'url' } })
  for (const { header, ...error } of headerErrors(config.headers)) {
    errors.push({ ...error, at: { part: 'header', header } })
  }
  const compiled = compileRequest(config)
  if (!compiled.ok) {
    const authorityRefused = badUrl?.code === 'macro_in_authority'
    errors.push(...compiled.errors.filter((error) => !(authorityRefused && error.at.part === 'url')))
  } else {
    errors.push(
      ...bodyErrors(config, compiled.request),
      ...secretErrors(config, compiled.request, secretNames),
    )
  }
  if (errors.length > 0 || !compiled.ok) return { ok: false, errors }
  return { ok: true, request: compiled.request, warnings: warningsOf(config, compiled.request) }
}

function placeholderErrors(config: RequestConfig): ValidationError[] {
  const texts: [TemplatePart, string][] = [
    [{ part: 'url' }, config.url],
    ...Object.entries(config.headers).map(([header, value]): [TemplatePart, string] => [
      { part: 'header', header },
      value,
    ]),
    [{ part: 'body' }, config.body?.template ?? ''],
  ]
  return texts.flatMap(([at, text]) => {
    const found = PLACEHOLDER.exec(text)
    return found ? [{ code: 'placeholder_left' as const, placeholder: found[0], at }] : []
  })
}

function bodyErrors(config: RequestConfig, compiled: CompiledRequest): ValidationError[] {
  if (config.method === 'GET' || !config.body) return []
  const at: TemplatePart = { part: 'body' }
  if (config.body.template.length > MAX_BODY_LENGTH) {
    return [{ code: 'body_too_long', maxLength: MAX_BODY_LENGTH, at }]
  }
  if (config.body.format === 'form') return []
  const secrets = Object.fromEntries(compiled.secretNames.map((name) => [name, 'secret']))
  const { body } = renderRequest(compiled, testValues('USD'), { deliveryId: 'test', attempt: 1 }, secrets)
  return parseJson(body ?? '') === undefined ? [{ code: 'body_not_json', at }] : []
}

function secretErrors(
  config: RequestConfig,
  compiled: CompiledRequest,
  secretNames: readonly string[],
): ValidationError[] {
  return partsOf(config, compiled).flatMap(([at, template]) =>
    [...new Set(secretsIn(template))]
      .filter((name) => !secretNames.includes(name))
      .map((name) => ({ code: 'unknown_secret' as const, name, at })),
  )
}
