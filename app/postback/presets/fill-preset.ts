// From a preset and a person's answers to the configuration of a postback.
import type { Sentence } from '#app/language/sentence.ts'
import { encodeForUrl, encodeInJsonString } from '../encode.ts'
import type { RequestConfig } from '../render.ts'
import { checkAnswer } from './check-answer.ts'
import { BLANK, fieldsOf, secretNameOf } from './fields.ts'
import { presetStatuses, statusNote, type OurStatus, type Preset, type SuccessRule } from './preset.ts'

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
      /** Answers that are credentials, by the names that the templates ask for them: `{secret.api_key}`. */
      secrets: Record<string, string>
      /** What it should fire on. */
      statuses: readonly OurStatus[]
      linkSuffix: string | null
      arrivalParameter: string | null
      gaps: readonly string[]
      /** What its user should know of it. */
      notes: readonly Sentence[]
    }
  /** Each message is to be said with the field's label as `field`. */
  | { ok: false; problems: FillProblem[] }

export interface FillProblem {
  /** Its name. */
  field: string
  label: string
  message: string
}

/**
 * @param answers by field name (`fieldsOf`); answers to other fields are not looked at
 * @returns the postback, or what is wrong with each answer, all at once
 */
export function fillPreset(preset: Preset, answers: Readonly<Record<string, string>>): FillResult {
  const values = new Map<string, Filling>()
  const secrets: Record<string, string> = {}
  const problems: FillProblem[] = []
  for (const field of fieldsOf(preset)) {
    const answer = Object.hasOwn(answers, field.name) ? answers[field.name] : undefined
    const checked = checkAnswer(field, answer)
    if (!checked.ok) problems.push({ field: field.name, label: field.label, message: checked.message })
    else if (field.secret && checked.value !== '') {
      const name = secretNameOf(field)
      secrets[name] = checked.value
      values.set(field.name, { text: `{secret.${name}}`, isTemplate: true })
    } else values.set(field.name, { text: checked.value, isTemplate: false })
  }
  if (problems.length > 0) return { ok: false, problems }
  const note = statusNote(preset)
  return {
    ok: true,
    postback: postbackOf(preset, values),
    secrets,
    statuses: presetStatuses(preset),
    linkSuffix: preset.linkSuffix ?? null,
    arrivalParameter: preset.arrivalParameter ?? null,
    gaps: preset.gaps,
    notes: note === null ? [] : [note],
  }
}

/** What stands in the place of a blank; a template is put in as it is, an answer is encoded for its place. */
type Filling = { readonly text: string; readonly isTemplate: boolean }
type Encode = (value: string) => string
type Fill = (text: string, encode: Encode) => string

function postbackOf(preset: Preset, values: ReadonlyMap<string, Filling>): FilledPostback {
  const fill: Fill = (text, encode) =>
    text.replace(BLANK, (_, name: string) => {
      const filling = values.get(name)!
      return filling.isTemplate ? filling.text : encode(filling.text)
    })
  const fillAll = (texts: Readonly<Record<string, string>> = {}) =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fill(text, asIs)]))
  const { body } = preset
  return {
    method: preset.method,
    url: fillUrl(withoutUnanswered(preset.urlTemplate, values), fill),
    headers: fillAll(preset.headers),
    body: body
      ? { ...body, template: fill(body.template, body.format === 'json' ? encodeInJsonString : encodeForUrl) }
      : null,
    statusNames: preset.statusNames ?? {},
    eventNames: fillAll(preset.eventNames),
    successRule: preset.successRule,
  }
}

/** Without the parameters of the query that carry nothing but an optional field left empty. */
function withoutUnanswered(url: string, values: ReadonlyMap<string, Filling>): string {
  const mark = url.indexOf('?')
  if (mark < 0) return url
  const kept = url
    .slice(mark + 1)
    .split('&')
    .filter((pair) => {
      const blank = /=<([^<>]+)>$/.exec(pair)?.[1]
      return blank === undefined || values.get(blank)?.text !== ''
    })
  return `${url.slice(0, mark)}?${kept.join('&')}`
}

/** Host names were checked and stay as they are (a port has a colon); path and query are percent-encoded. */
function fillUrl(template: string, fill: Fill): string {
  const pathStart = template.indexOf('/', 'https://'.length)
  return fill(template.slice(0, pathStart), asIs) + fill(template.slice(pathStart), encodeForUrl)
}

function asIs(value: string): string {
  return value
}
