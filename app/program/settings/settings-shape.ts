// The settings of a shop that are saved together, as a form brings them: the one check that the page and the server make. Pure.
import { z } from 'zod'
import { mark } from '#app/language/say.ts'
import { isUuidOrEmpty } from '#app/platform/uuid.ts'
import { checkHostName } from './host-name.ts'

/** As the form holds them: everything that is typed is text. */
export interface SettingsDraft {
  clickChoice: string
  selfReferral: string
  /** An offer's id; empty: none. */
  defaultOfferId: string
  revenueVisible: boolean
  /** A host a line, besides those that the store has of itself. */
  ownHosts: string
  testOrders: string
  inboundLogDays: string
}

export interface SettingsProblem {
  path: keyof SettingsDraft
  /** Marked: said in the reader's language where it is shown. */
  message: string
}

export const MAX_OWN_HOSTS = 20
export const INBOUND_LOG_DAYS = { least: 7, most: 3_650 } as const

const CHOOSE = mark('Choose one of the answers.')
export const OFFER_PROBLEM = mark('Choose an offer of the list.')
const DAYS = mark('Enter whole days, from 7 to 3650.')
const TOO_MANY = mark('At most 20 domains can be allowed.')

const choice = <const Words extends readonly string[]>(words: Words) => z.enum(words, { error: CHOOSE })
const MAX_TEXT = 10_000

const SETTINGS = z.object({
  clickChoice: choice(['last', 'first']),
  selfReferral: choice(['review', 'ignore']),
  defaultOfferId: z
    .string({ error: OFFER_PROBLEM })
    .refine(isUuidOrEmpty, OFFER_PROBLEM)
    .transform((id) => (id === '' ? null : id)),
  revenueVisible: z.boolean({ error: CHOOSE }),
  ownHosts: z
    .string()
    .max(MAX_TEXT, TOO_MANY)
    .transform((text, context) => {
      const lines = text.split(/[\n,]/).filter((line) => line.trim() !== '')
      const checked = lines.map((line) => checkHostName(line))
      const wrong = checked.find((one) => !one.ok)
      if (wrong) context.addIssue({ code: 'custom', message: wrong.message })
      const hosts = [...new Set(checked.flatMap((one) => (one.ok ? [one.host] : [])))]
      if (hosts.length > MAX_OWN_HOSTS) context.addIssue({ code: 'custom', message: TOO_MANY })
      return hosts
    }),
  testOrders: choice(['record', 'follow']),
  inboundLogDays: z
    .string()
    .trim()
    .regex(/^\d{1,4}$/, DAYS)
    .transform(Number)
    .refine((days) => days >= INBOUND_LOG_DAYS.least && days <= INBOUND_LOG_DAYS.most, DAYS),
})

export type Settings = z.output<typeof SETTINGS>
export type CheckedSettings =
  { ok: true; settings: Settings } | { ok: false; problems: readonly SettingsProblem[] }

/** @param draft of a form, or whatever a request brings in its place */
export function checkSettings(draft: unknown): CheckedSettings {
  const parsed = SETTINGS.safeParse(draft)
  if (parsed.success) return { ok: true, settings: parsed.data }
  const problems = parsed.error.issues.map(({ path, message }) => ({
    path: path[0] as keyof SettingsDraft,
    message: path.length === 0 ? CHOOSE : message,
  }))
  return { ok: false, problems }
}

/** How saved settings stand in the form. */
export function draftOf(settings: Settings): SettingsDraft {
  return {
    ...settings,
    defaultOfferId: settings.defaultOfferId ?? '',
    ownHosts: settings.ownHosts.join('\n'),
    inboundLogDays: String(settings.inboundLogDays),
  }
}
