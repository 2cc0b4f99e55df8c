// What of a postback's URL, headers and body its author should have read before it is saved: it can be sent, but will match nothing,
// or everybody on the way can read it.
import { mark } from '#app/language/say.ts'
import { FROZEN_MACROS, type MacroName } from './macros.ts'
import type { CompiledRequest, RequestConfig } from './render.ts'

export type ValidationWarning = {
  code: 'plain_http' | 'no_click_id_macro' | 'own_click_id_only'
  message: string
}

/** @param compiled of the same configuration */
export function warningsOf(config: RequestConfig, compiled: CompiledRequest): ValidationWarning[] {
  const warnings: ValidationWarning[] = []
  if (/^http:/i.test(config.url.trim())) {
    warnings.push({
      code: 'plain_http',
      message: mark('http sends every value unencrypted; use https if the destination has it.'),
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
  message: mark(
    'No macro carries a click id, so the destination cannot tell which click the conversion belongs to and will match nothing. Add {aff_click_id}, or the sub id in which the partner passes its click id.',
  ),
}
const OWN_CLICK_ID_ONLY: ValidationWarning = {
  code: 'own_click_id_only',
  message: mark(
    '{click_id} is our own click id. A tracker or network does not know it and will match nothing by it; the id that it gave the visitor is {aff_click_id}, or the sub id in which the partner passes it.',
  ),
}

/** The macros that a request asks for, by canonical name; secrets are none. */
export function macrosOf(compiled: CompiledRequest): Set<MacroName> {
  const templates = [compiled.url, compiled.body, ...compiled.headers.map((header) => header.value)]
  const macros = templates.flatMap((template) => template?.slots.map((slot) => slot.macro) ?? [])
  return new Set(macros.filter((macro) => macro !== null))
}
