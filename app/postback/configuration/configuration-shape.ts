// The shape of a configuration as a form or an import brings it: kinds, lengths and ranges of each field. Templates are looked at
// by check-configuration.
import { z } from 'zod'
import { isCurrency } from '#app/money/currency.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { OUR_STATUSES } from '../presets/preset.ts'
import { presetById } from '../presets/presets.ts'
import { shapeProblem, type ShapeCode } from './shape-problem.ts'
import type { PostbackConfiguration, Problem } from './configuration.ts'

const MAX_OFFERS = 200
const MAX_EVENTS = 50
const MAX_DELAY_SECONDS = 600
/** No control characters, no half surrogate pairs: PostgreSQL and pages take the rest. */
const TEXT = /^[^\p{Cc}\p{Cs}]*$/u
/** A body may have line breaks. */
const STORABLE = /^[^\0\p{Cs}]*$/u
const EVENT = /^[a-z0-9_-]{1,64}$/
/** Property names and indexes with dots between, as the judge walks them: no brackets, no wildcards. */
const JSON_PATH = /^(?:\$\.)?[^\s.[\]*?"'$@()]+(?:\.[^\s.[\]*?"'$@()]+)*$/

/** The schemas' messages are the problems' codes; the words come last. */
const named = (code: ShapeCode) => ({ error: code })

const text = (code: ShapeCode, minLength: number, maxLength: number) =>
  z
    .string(named(code))
    .trim()
    .min(minLength, named(code))
    .max(maxLength, named(code))
    .regex(TEXT, named(code))
const uuid = (code: ShapeCode) => z.string(named(code)).refine(isUuid, named(code))
const unique = <Item>(items: Item[]) => [...new Set(items)]

function group<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: ({ code }): ShapeCode => (code === 'unrecognized_keys' ? 'unknown_field' : 'not_an_object'),
  })
}

/** A name that is left empty is left out: then ours is sent. */
const names = z
  .record(z.string(), text('name_invalid', 0, 100), named('names_invalid'))
  .transform((given) => Object.fromEntries(Object.entries(given).filter(([, name]) => name !== '')))

const bodyRule = z.union(
  [
    group({ contains: text('rule_text', 1, 200) }),
    group({
      jsonPath: z
        .string(named('rule_path'))
        .trim()
        .max(200, named('rule_path'))
        .regex(JSON_PATH, named('rule_path')),
      oneOf: z
        .array(text('rule_values', 1, 100), named('rule_values'))
        .min(1, named('rule_values'))
        .max(20, named('rule_values')),
    }),
  ],
  named('rule_body'),
)

const successRule = group({ status: z.literal('2xx', named('rule_status')), body: bodyRule.optional() })

const body = group({
  format: z.enum(['json', 'form'], named('body_format')),
  template: z.string(named('body_text')).regex(STORABLE, named('body_text')),
})

const configurationSchema = group({
  partnerId: uuid('partner_missing'),
  label: text('label_invalid', 0, 100).default(''),
  presetId: z
    .string(named('preset_unknown'))
    .refine((id) => presetById(id) !== undefined, named('preset_unknown'))
    .nullable()
    .default(null),
  offerIds: z
    .array(uuid('offer_unknown'), named('list_invalid'))
    .max(MAX_OFFERS, named('list_too_long'))
    .transform(unique)
    .default([]),
  events: z
    .array(z.string(named('event_invalid')).regex(EVENT, named('event_invalid')), named('list_invalid'))
    .max(MAX_EVENTS, named('list_too_long'))
    .transform(unique)
    .default([]),
  statuses: z
    .array(z.enum(OUR_STATUSES, named('status_unknown')), named('list_invalid'))
    .transform(unique)
    .default(['approved']),
  adjustments: z.boolean(named('not_a_switch')).default(false),
  currency: z
    .string(named('currency_unknown'))
    .refine(isCurrency, named('currency_unknown'))
    .nullable()
    .default(null),
  method: z.enum(['GET', 'POST'], named('method_unknown')).default('GET'),
  url: z.string(named('url_missing')).trim(),
  headers: z.record(z.string(), z.string(named('header_text')), named('names_invalid')).default({}),
  body: body.nullable().default(null),
  statusNames: names
    .refine(
      (given) => Object.keys(given).every((status) => OUR_STATUSES.some((known) => known === status)),
      named('status_unknown'),
    )
    .default({}),
  eventNames: names
    .refine(
      (given) => Object.keys(given).every((event) => event === '*' || EVENT.test(event)),
      named('event_invalid'),
    )
    .refine((given) => Object.keys(given).length <= MAX_EVENTS, named('list_too_long'))
    .default({}),
  successRule: successRule.default({ status: '2xx' }),
  delaySeconds: z
    .int(named('delay_invalid'))
    .min(0, named('delay_invalid'))
    .max(MAX_DELAY_SECONDS, named('delay_invalid'))
    .default(0),
  active: z.boolean(named('not_a_switch')).default(true),
})
  .refine(({ statuses, adjustments }) => statuses.length > 0 || adjustments, {
    error: 'statuses_empty' satisfies ShapeCode,
    path: ['statuses'],
  })
  .refine(({ method, body }) => method === 'POST' || body === null, {
    error: 'body_without_post' satisfies ShapeCode,
    path: ['body'],
  })

/** @returns the configuration with the contract's defaults for what is left out, or every problem of its shape */
export function readShape(
  input: unknown,
): { ok: true; value: PostbackConfiguration } | { ok: false; problems: Problem[] } {
  const parsed = configurationSchema.safeParse(input)
  if (parsed.success) return { ok: true, value: parsed.data }
  const problems = parsed.error.issues.flatMap((issue) => {
    const places =
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
    return places.map((path) => shapeProblem(issue.message, path.map(String).join('.')))
  })
  return { ok: false, problems }
}
