// Whether a postback's URL, headers and body may be saved, and what the editor should warn of.
// Errors and warnings carry codes; the words beside them are what a person reads.
import { FROZEN_MACROS, testValues } from './macros.ts'
import { headerErrors, type HeaderError } from './header-rules.ts'
import {
  compileRequest,
  renderRequest,
  type CompiledRequest,
  type RequestConfig,
  type TemplatePart,
} from './render.ts'
import type { TemplateError } from './template.ts'
import { urlError, type UrlError } from './url-rules.ts'

export type ValidationError = (
  | UrlError
  | HeaderError
  | TemplateError
  /** `<tracking domain>` and the like: a preset's blank that was not filled in. */
  | { code: 'placeholder_left'; placeholder: string }
  | { code: 'body_too_long'; maxLength: number }
  /** The body is no JSON once the macros are filled in. */
  | { code: 'body_not_json' }
) & { at: TemplatePart }

export type ValidationWarning = {
  code: 'plain_http' | 'no_click_id_macro' | 'own_click_id_only'
  message: string
}

export type ValidationResult =
  | { ok: true; request: CompiledRequest; warnings: ValidationWarning[] }
  | { ok: false; errors: ValidationError[] }

const MAX_BODY_LENGTH = 16_384
const PLACEHOLDER = /<[^<>{}"=]{1,60}>/

/**
 * Checks a configuration before it is saved.
 * @param ports the ports a destination may have; the operator's list (default: `DEFAULT_PORTS` of url-rules)
 * @returns the compiled request with its warnings, or every error found, each with the part it is about
 */
export function validateRequest(config: RequestConfig, ports: readonly number[]): ValidationResult {
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
  } else errors.push(...bodyErrors(config, compiled.request))
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
  const { body } = renderRequest(compiled, testValues('USD'), { deliveryId: 'test', attempt: 1 })
  return isJson(body ?? '') ? [] : [{ code: 'body_not_json', at }]
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function warningsOf(config: RequestConfig, compiled: CompiledRequest): ValidationWarning[] {
  const warnings: ValidationWarning[] = []
  if (/^http:/i.test(config.url.trim())) {
    warnings.push({
      code: 'plain_http',
      message: 'http sends every value unencrypted; use https if the destination has it.',
    })
  }
  const used = macrosOf(compiled)
  // A partner's own click id arrives as aff_click_id, or in whichever sub id the partner chose for it.
  const carriesTheirs = FROZEN_MACROS.some((name) => /^(aff_click_id|sub\d)$/.test(name) && used.has(name))
  if (carriesTheirs) return warnings
  warnings.push(used.has('click_id') ? OWN_CLICK_ID_ONLY : NO_CLICK_ID)
  return warnings
}

const NO_CLICK_ID: ValidationWarning = {
  code: 'no_click_id_macro',
  message:
    'No macro carries a click id, so the destination cannot tell which click the conversion belongs to and will match ' +
    'nothing. Add {aff_click_id}, or the sub id in which the partner passes its click id.',
}
const OWN_CLICK_ID_ONLY: ValidationWarning = {
  code: 'own_click_id_only',
  message:
    '{click_id} is our own click id. A tracker or network does not know it and will match nothing by it; the id that it ' +
    'gave the visitor is {aff_click_id}, or the sub id in which the partner passes it.',
}

function macrosOf(compiled: CompiledRequest): Set<string> {
  const templates = [compiled.url, compiled.body, ...compiled.headers.map((header) => header.value)]
  return new Set(templates.flatMap((template) => template?.slots.map((slot) => slot.macro) ?? []))
}
