// A template of a postback (URL, header value or body), parsed once into fixed text and slots, rendered many times.
// Parsing is where unknown macros are found; rendering cannot fail.
import {
  encodeAsJsonNumber,
  encodeAsJsonString,
  encodeForForm,
  encodeForHeader,
  encodeForUrl,
  encodeInJsonString,
  encodeUrlLiteral,
} from './encode.ts'
import { canonicalMacro, NUMERIC_MACROS, type MacroName } from './macros.ts'
import { nearestMacro } from './nearest-macro.ts'

/** Where a template stands in the request; it decides how values are encoded. */
export type TemplatePosition = 'url' | 'form' | 'json' | 'header'

/** `literals` has one entry more than `slots`: text, value, text, value, …, text. */
export type Template = {
  readonly literals: readonly string[]
  readonly slots: readonly Slot[]
}

type Slot = { readonly macro: MacroName; readonly encode: (value: string) => string }

export type TemplateError =
  /** `{macro}` is none of ours; `suggestion` is the nearest one that is. */
  | { code: 'unknown_macro'; macro: string; suggestion: string }
  /** A brace that belongs to no macro, as in `{{click_id}}` or `{click_id`; `near` shows where. */
  | { code: 'stray_brace'; near: string }

export type ParsedTemplate = { ok: true; template: Template } | { ok: false; errors: TemplateError[] }

/** Every value a template can ask for: the frozen ones and those of the attempt. */
export type RenderValues = Readonly<Partial<Record<MacroName, string>>>

/** No quotation mark or line break inside: in a JSON body `{"a":1}` is an object and not a macro. */
const MACRO = /\{([^{}"\r\n]*)\}/g

/** Parses `text`; all unknown macros and stray braces are reported at once. */
export function parseTemplate(text: string, position: TemplatePosition): ParsedTemplate {
  const literals: string[] = []
  const slots: Slot[] = []
  const errors: TemplateError[] = []
  let literalStart = 0
  const takeLiteral = (end: number) => {
    const raw = text.slice(literalStart, end)
    const stray = strayBrace(raw, position, end < text.length)
    if (stray >= 0) errors.push({ code: 'stray_brace', near: nearby(text, literalStart + stray) })
    literals.push(position === 'url' || position === 'form' ? encodeUrlLiteral(raw) : raw)
  }
  for (const match of text.matchAll(MACRO)) {
    const written = match[1]!
    if (written.trim() === '') continue
    const macro = canonicalMacro(written)
    takeLiteral(match.index)
    literalStart = match.index + match[0].length
    if (macro) slots.push({ macro, encode: encoderFor(macro, position, literals) })
    else errors.push({ code: 'unknown_macro', macro: written, suggestion: nearestMacro(written) })
  }
  takeLiteral(text.length)
  return errors.length > 0 ? { ok: false, errors } : { ok: true, template: { literals, slots } }
}

/** The text with every slot filled; a value that is missing is the empty string. */
export function renderTemplate(template: Template, values: RenderValues): string {
  const { literals, slots } = template
  let text = literals[0]!
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i]!
    const value = values[slot.macro]
    text += slot.encode(value === undefined ? '' : value) + literals[i + 1]!
  }
  return text
}

function encoderFor(macro: MacroName, position: TemplatePosition, literalsBefore: readonly string[]) {
  switch (position) {
    case 'url':
      return encodeForUrl
    case 'form':
      return encodeForForm
    case 'header':
      return encodeForHeader
    case 'json':
      if (endsInsideJsonString(literalsBefore)) return encodeInJsonString
      return NUMERIC_MACROS.has(macro) ? encodeAsJsonNumber : encodeAsJsonString
  }
}

/** Whether the fixed text so far leaves a JSON string open. Values are escaped and so never open or close one. */
function endsInsideJsonString(literals: readonly string[]): boolean {
  const marks = literals.join('').replace(/\\./gs, '').match(/"/g)
  return (marks?.length ?? 0) % 2 === 1
}

/**
 * The place of a brace that belongs to no macro, or -1. JSON has braces of its own: there only one that stands
 * before a letter or right before a macro is astray, which no object's brace ever does.
 */
function strayBrace(literal: string, position: TemplatePosition, macroFollows: boolean): number {
  if (position !== 'json') return literal.search(/[{}]/)
  const beforeLetter = literal.search(/\{\s*\w/)
  if (beforeLetter >= 0) return beforeLetter
  return macroFollows && literal.endsWith('{') ? literal.length - 1 : -1
}

function nearby(text: string, index: number): string {
  return text.slice(Math.max(0, index - 10), index + 20)
}
