// From a preset and a person's answers to the configuration of a postback.
import { encodeForUrl, encodeInJsonString } from '../encode.ts'
import type { RequestConfig } from '../render.ts'
import { checkAnswer } from './check-answer.ts'
import { BLANK, fieldsOf } from './fields.ts'
import type { OurStatus, Preset, SuccessRule } from './preset.ts'

export type FilledPostback = RequestConfig & {
  /** Empty: ours are sent as they are. */
  readonly statusNames: Readonly<Partial<Record<OurStatus, string>>>
  readonly eventNames: Readonly<Record<string, string>>
  readonly successRule: SuccessRule
}

export type FillResult =
  | {
      ok: true
      postback: FilledPostback
      linkSuffix: string | null
      arrivalParameter: string | null
      gaps: readonly string[]
    }
  | { ok: false; problems: { field: string; message: string }[] }

/**
 * @param answers by field name (`fieldsOf`); answers to other fields are not looked at
 * @returns the postback, or what is wrong with each answer, all at once
 */
export function fillPreset(preset: Preset, answers: Readonly<Record<string, string>>): FillResult {
  const values = new Map<string, string>()
  const problems: { field: string; message: string }[] = []
  for (const field of fieldsOf(preset)) {
    const answer = Object.hasOwn(answers, field.name) ? answers[field.name] : undefined
    const checked = checkAnswer(field, answer)
    if (checked.ok) values.set(field.name, checked.value)
    else problems.push({ field: field.name, message: checked.message })
  }
  if (problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    postback: postbackOf(preset, values),
    linkSuffix: preset.linkSuffix ?? null,
    arrivalParameter: preset.arrivalParameter ?? null,
    gaps: preset.gaps,
  }
}

function postbackOf(preset: Preset, values: ReadonlyMap<string, string>): FilledPostback {
  const fill = (text: string, encode: (value: string) => string) =>
    text.replace(BLANK, (_, name: string) => encode(values.get(name)!))
  const fillAll = (texts: Readonly<Record<string, string>> = {}) =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fill(text, asIs)]))
  const { body } = preset
  return {
    method: preset.method,
    url: fillUrl(preset.urlTemplate, fill),
    headers: fillAll(preset.headers),
    body: body
      ? { ...body, template: fill(body.template, body.format === 'json' ? encodeInJsonString : encodeForUrl) }
      : null,
    statusNames: preset.statusNames ?? {},
    eventNames: fillAll(preset.eventNames),
    successRule: preset.successRule,
  }
}

/** Host names were checked and stay as they are (a port has a colon); path and query are percent-encoded. */
function fillUrl(
  template: string,
  fill: (text: string, encode: (value: string) => string) => string,
): string {
  const pathStart = template.indexOf('/', 'https://'.length)
  return fill(template.slice(0, pathStart), asIs) + fill(template.slice(pathStart), encodeForUrl)
}

function asIs(value: string): string {
  return value
}
