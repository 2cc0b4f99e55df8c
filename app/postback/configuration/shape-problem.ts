// What can be wrong with the shape of a configuration, and the words for it. Told by configuration-shape.
import type { Problem } from './configuration.ts'

const WORDS = {
  not_an_object: 'This has to be a group of named fields.',
  unknown_field: 'There is no such field here.',
  partner_missing: 'Choose the partner that this postback is for.',
  label_invalid: 'Give a label of at most 100 characters on one line.',
  preset_unknown: 'There is no such preset.',
  list_invalid: 'Give a list of values.',
  list_too_long: 'These are too many values.',
  offer_unknown: 'Choose offers of this shop.',
  event_invalid: 'An event has 1 to 64 small letters, digits, hyphens and underscores.',
  status_unknown: 'Choose among pending, hold, approved, rejected and reversed.',
  statuses_empty: 'Choose at least one status, or let it report adjustments.',
  not_a_switch: 'Choose yes or no.',
  currency_unknown: 'Give the currency as its ISO 4217 code, such as USD.',
  method_unknown: 'Choose GET or POST.',
  url_missing: 'Give the address of the destination.',
  header_text: 'Give the header’s value as text.',
  names_invalid: 'Give names and their values.',
  name_invalid: 'Give the destination’s word in at most 100 characters on one line.',
  body_format: 'Choose whether the body is JSON or a form.',
  body_text: 'Give the body as text, without NUL characters.',
  body_without_post: 'A GET has no body; choose POST or leave the body out.',
  rule_status: 'Only an answer of 200 to 299 can count as a success.',
  rule_body:
    'Name either a text that the answer contains, or a place in its JSON with the values that mean success.',
  rule_text: 'Name 1 to 200 characters that a successful answer contains.',
  rule_path:
    'Write the place as property names with dots between, such as data.status; brackets and * cannot be judged.',
  rule_values: 'Name 1 to 20 values that mean success, each of at most 100 characters.',
  delay_invalid: 'Give the delay in whole seconds from 0 to 600.',
} as const

export type ShapeCode = keyof typeof WORDS

/** @param code of the schema; a message that is no code comes from a fault in the schema itself */
export function shapeProblem(code: string, path: string): Problem {
  if (!Object.hasOwn(WORDS, code)) throw new Error(`no words for ${JSON.stringify(code)} at ${path}`)
  return { path, code, message: WORDS[code as ShapeCode] }
}
