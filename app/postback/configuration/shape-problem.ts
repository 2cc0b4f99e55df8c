// What can be wrong with the shape of a configuration, and the words for it. Told by configuration-shape.
import { mark } from '#app/language/say.ts'
import type { Problem } from './configuration.ts'

const WORDS = {
  not_an_object: mark('This has to be a group of named fields.'),
  unknown_field: mark('There is no such field here.'),
  partner_missing: mark('Choose the partner that this postback is for.'),
  label_invalid: mark('Give a label of at most 100 characters on one line.'),
  preset_unknown: mark('There is no such preset.'),
  list_invalid: mark('Give a list of values.'),
  list_too_long: mark('These are too many values.'),
  offer_unknown: mark('Choose offers of this shop.'),
  event_invalid: mark('An event has 1 to 64 small letters, digits, hyphens and underscores.'),
  status_unknown: mark('Choose among pending, hold, approved, rejected and reversed.'),
  statuses_empty: mark('Choose at least one status, or let it report adjustments.'),
  not_a_switch: mark('Choose yes or no.'),
  currency_unknown: mark('Give the currency as its ISO 4217 code, such as USD.'),
  method_unknown: mark('Choose GET or POST.'),
  url_missing: mark('Give the address of the destination.'),
  header_text: mark('Give the header’s value as text.'),
  names_invalid: mark('Give names and their values.'),
  name_invalid: mark('Give the destination’s word in at most 100 characters on one line.'),
  body_format: mark('Choose whether the body is JSON or a form.'),
  body_text: mark('Give the body as text, without NUL characters.'),
  body_without_post: mark('A GET has no body; choose POST or leave the body out.'),
  rule_status: mark('Only an answer of 200 to 299 can count as a success.'),
  rule_body: mark(
    'Name either a text that the answer contains, or a place in its JSON with the values that mean success.',
  ),
  rule_text: mark('Name 1 to 200 characters that a successful answer contains.'),
  rule_path: mark(
    'Write the place as property names with dots between, such as data.status; brackets and * cannot be judged.',
  ),
  rule_values: mark('Name 1 to 20 values that mean success, each of at most 100 characters.'),
  delay_invalid: mark('Give the delay in whole seconds from 0 to 600.'),
} as const

export type ShapeCode = keyof typeof WORDS

/** @param code of the schema; a message that is no code comes from a fault in the schema itself */
export function shapeProblem(code: string, path: string): Problem {
  if (!Object.hasOwn(WORDS, code)) throw new Error(`no words for ${JSON.stringify(code)} at ${path}`)
  return { path, code, message: WORDS[code as ShapeCode] }
}
