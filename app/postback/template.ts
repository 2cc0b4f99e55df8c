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
import {
  canonicalMacro,
  HIDDEN_SECRET,
  NUMERIC_MACROS,
  SECRET_NAME,
  secretIn,
  type MacroName,
} from './macros.ts'
import { nearestMacro } from './nearest-macro.ts'

/** Where a template stands in the request; it decides how values are encoded. */
export type TemplatePosition = 'url' | 'form' | 'json' | 'header'

/** `literals` has one entry more than `slots`: text, value, text, value, …, text. */
export type Template = {
  readonly literals: readonly string[]
  readonly slots: readonly Slot[]
}

/** Of `macro` and `secret` one is null. */
type Slot = { readonly encode: (value: string) => string } & (
  { readonly macro: MacroName; readonly secret: null } | { readonly macro: null; readonly secret: string }
)

export type TemplateError =
  /** `{macro}` is none of ours; `suggestion` is the nearest one that is. */
  | { code: 'unknown_macro'; macro: string; suggestion: string }
  /** `{secret.…}` with something behind the dot that no secret can be called. */
  | { code: 'secret_name'; name: string }
  /** A brace that belongs to no macro, as in `{{click_id}}` or `{click_id`; `near` shows where. */
  | { code: 'stray_brace'; near: string }

export type ParsedTemplate = { ok: true; template: Template } | { ok: false; errors: TemplateError[] }

/** Every value a template can ask for: the frozen ones and those of the attempt. */
export type RenderValues = Readonly<Partial<Record<MacroName, string>>>

/** Values of a destination's secrets by name. */
export type Secrets = Readonly<Record<string, string>>

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
    takeLiteral(match.index)
    literalStart = match.index + match[0].length
    const slot = readSlot(written, position, literals)
    if ('encode' in slot) slots.push(slot)
    else errors.push(slot)
  }
  takeLiteral(text.length)
  return errors.length > 0 ? { ok: false, errors } : { ok: true, template: { literals, slots } }
}

/**
 * The text with every slot filled; a value that is missing is the empty string.
 * @param secrets null: secrets are shown as dots, for logs and previews
 */
export function renderTemplate(
  template: Template,
  values: RenderValues,
  secrets: Secrets | null = NO_SECRETS,
): string {
  const { literals, slots } = template
  let text = literals[0]!
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i]!
    if (slot.secret === null) text += slot.encode(values[slot.macro] ?? '')
    else text += secrets === null ? HIDDEN_SECRET : slot.encode(secrets[slot.secret] ?? '')
    text += literals[i + 1]!
  }
  return text
}

/** The secrets that a template asks for; the same one may come twice. */
export function secretsIn(template: Template): string[] {
  return template.slots.flatMap(({ secret }) => (secret === null ? [] : [secret]))
}

const NO_SECRETS: Secrets = {}

function readSlot(
  written: string,
  position: TemplatePosition,
  literalsBefore: readonly string[],
): Slot | TemplateError {
  const secret = secretIn(written)
  if (secret !== undefined) {
    return SECRET_NAME.test(secret) && written.startsWith('secret.')
      ? { macro: null, secret, encode: encoderFor(null, position, literalsBefore) }
      : { code: 'secret_name', name: secret }
  }
  const macro = canonicalMacro(written)
  return macro
    ? { macro, secret: null, encode: encoderFor(macro, position, literalsBefore) }
    : { code: 'unknown_macro', macro: written, suggestion: nearestMacro(written) }
}

function encoderFor(macro: MacroName | null, position: TemplatePosition, literalsBefore: readonly string[]) {
  switch (position) {
    case 'url':
      return encodeForUrl
    case 'form':
      return encodeForForm
    case 'header':
      return encodeForHeader
    case 'json':
      if (endsInsideJsonString(literalsBefore)) return encodeInJsonString
      return macro !== null && NUMERIC_MACROS.has(macro) ? encodeAsJsonNumber : encodeAsJsonString
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
