// What one pasted parameter becomes in our template: a macro, a blank to fill in, or its own text, and why.
import type { Say } from '#app/language/say.ts'
import { knownMacroNames } from '../macros.ts'
import type { MacroName } from '../macros.ts'
import { parametersOf } from './destinations.ts'
import { clickInSub, isSubReading, meaningOf, readingsOf, type Meaning } from './meaning.ts'
import type { PastedParameter } from './read-paste.ts'
import type { Recognised } from './recognise.ts'

export type ParameterAnswer = {
  readonly name: string
  /** Its value in our template. */
  readonly value: string
  /** The macro in the value; null for fixed text and for a blank. */
  readonly macro: MacroName | null
  readonly sure: boolean
  readonly why: string
  /** The blank that the partner has to fill in. */
  readonly fillIn: string | null
}

const PLACEHOLDER_WORD = /^(?:replace|optional|required|value|x{2,}|\.{3}|…|your[\w-]*)$/i

/** @param recognised the destination, or those that it may be */
export function decideParameter(
  parameter: PastedParameter,
  recognised: Recognised,
  say: Say,
): ParameterAnswer {
  const { name, value, tokens } = parameter
  const takes = takenBy(name, recognised)
  if (tokens.length === 0 && !isPlaceholder(name, value))
    return keptAsPasted(parameter, takes, recognised, say)
  if (tokens.length > 1 && takes === null) return severalTokens(parameter, say)
  const token = tokens[0]?.name ?? null
  if (takes === null)
    return written(parameter, { ...meaningOf(name, token, say), ...unknownTo(recognised, name, token, say) })
  const macro = macroIn(takes)
  if (macro === null) return fixedByDestination(parameter, takes, recognised, say)
  return written(
    parameter,
    withDestination(name, token, macro, recognised, say),
    tokens.length > 1 ? takes : null,
  )
}

/** What the destination's template has for the parameter; of several destinations only what all agree on. */
function takenBy(name: string, { destination, rivals }: Recognised): string | null {
  const candidates = destination ? [destination] : rivals
  const values = candidates.map((candidate) => parametersOf(candidate).get(name.toLowerCase()) ?? null)
  const [first] = values
  return first !== undefined && values.every((value) => value === first) ? first : null
}

function withDestination(
  name: string,
  token: string | null,
  macro: MacroName,
  recognised: Recognised,
  say: Say,
): Meaning {
  const ofToken = token === null ? [] : readingsOf(token)
  if (macro === 'aff_click_id' && token !== null && isSubReading(ofToken)) return clickInSub(name, token, say)
  const who = recognised.destination?.name ?? recognised.rivals.map((rival) => rival.name).join(', ')
  const taken = { who, macro: `{${macro}}`, parameter: name }
  if (token !== null && ofToken.length > 0 && !ofToken.includes(macro)) {
    const doubt = say(
      '{{who}} takes {{macro}} in {{parameter}}, though the pasted token {{token}} sounds like {{other}}',
      { ...taken, token, other: `{${ofToken[0]}}` },
    )
    return { macro, sure: false, why: doubt }
  }
  const why = say('{{who}} takes {{macro}} in {{parameter}}', taken)
  const byName = meaningOf(name, token, say)
  return { macro, sure: recognised.sure || (byName.sure && byName.macro === macro), why }
}

/** A parameter that the destination's documentation does not list is never certain. */
function unknownTo(
  { destination }: Recognised,
  name: string,
  token: string | null,
  say: Say,
): Partial<Meaning> {
  if (!destination) return {}
  const { why } = meaningOf(name, token, say)
  const unlisted = say('{{why}}; {{destination}} does not list {{parameter}} among its parameters', {
    why,
    destination: destination.name,
    parameter: name,
  })
  return { sure: false, why: unlisted }
}

function written(parameter: PastedParameter, meaning: Meaning, whole: string | null = null): ParameterAnswer {
  const { name, value, tokens } = parameter
  const { macro, why } = meaning
  const blank = `<${(tokens[0]?.name ?? name).replace(/[^\w .-]/g, '')}>`
  const slot = macro ? `{${macro}}` : blank
  const raw = tokens[0]?.raw
  const text = whole ?? (raw ? value.split(raw).join(slot) : slot)
  return { name, value: text, macro, sure: meaning.sure && macro !== null, why, fillIn: macro ? null : blank }
}

function keptAsPasted(
  { name, value }: PastedParameter,
  takes: string | null,
  recognised: Recognised,
  say: Say,
): ParameterAnswer {
  const macro = takes === null ? null : macroIn(takes)
  const why = macro
    ? say('kept as pasted, though {{macro}} could go in {{parameter}}', {
        macro: `{${macro}}`,
        parameter: name,
      })
    : say('fixed text, kept as pasted')
  return { name, value, macro: null, sure: macro === null && recognised.sure, why, fillIn: null }
}

function fixedByDestination(
  { name }: PastedParameter,
  takes: string,
  recognised: Recognised,
  say: Say,
): ParameterAnswer {
  const fillIn = takes.startsWith('<') ? takes : null
  const who = recognised.destination?.name ?? say('the destination')
  const why = fillIn
    ? say('{{who}} gives you this value', { who })
    : say('{{who}} always takes {{value}} here', { who, value: takes })
  return { name, value: takes, macro: null, sure: recognised.sure, why, fillIn }
}

function severalTokens({ name, value, tokens }: PastedParameter, say: Say): ParameterAnswer {
  let text = value
  for (const token of tokens) {
    const [macro] = readingsOf(token.name)
    text = text.replace(token.raw, () => (macro ? `{${macro}}` : `<${token.name}>`))
  }
  const macro = macroIn(text)
  const why = say('{{parameter}} holds {{number}} tokens, each read by its own name', {
    parameter: name,
    number: tokens.length,
  })
  return { name, value: text, macro, sure: false, why, fillIn: text.includes('<') ? text : null }
}

const MACRO_IN_VALUE = /\{(\w+)\}/
const KNOWN = new Set(knownMacroNames())

function macroIn(value: string): MacroName | null {
  const name = MACRO_IN_VALUE.exec(value)?.[1]
  return name !== undefined && KNOWN.has(name) ? (name as MacroName) : null
}

/** Empty, `REPLACE`, `OPTIONAL`, or a capitalised word that means what the parameter means, as `PAYOUT`. */
function isPlaceholder(name: string, value: string): boolean {
  if (value === '' || PLACEHOLDER_WORD.test(value)) return true
  if (!/^[A-Z][A-Z0-9_-]{2,}$/.test(value)) return false
  const ofName = readingsOf(name)
  return readingsOf(value).some((macro) => ofName.includes(macro)) || readingsOf(value)[0] === 'aff_click_id'
}
