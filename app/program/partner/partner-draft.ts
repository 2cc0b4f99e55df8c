// A partner as a form or a file brings him, and what his own fields have to be. Whether slug, offer and arrival parameter are free
// in the shop is asked when he is saved. Pure.
import { z } from 'zod'
import { mark } from '#app/language/say.ts'
import { checkMailAddress } from '#app/platform/mail-address.ts'
import { isUuidOrEmpty } from '#app/platform/uuid.ts'

/** Every field as text; empty: none. */
export interface PartnerDraft {
  name: string
  /** `via` in links. */
  slug: string
  email: string
  /** Empty: the shop's default. */
  defaultOfferId: string
  arrivalParameter: string
  /** The partner's own, as a buyer in the shop. */
  customerId: string
}

export const BLANK_PARTNER: PartnerDraft = {
  name: '',
  slug: '',
  email: '',
  defaultOfferId: '',
  arrivalParameter: '',
  customerId: '',
}

export const MAX_NAME_CHARS = 120
export const MAX_SLUG_CHARS = 64
/** Lower case, because links are compared so; nothing that would have to be encoded in one. */
const SLUG = /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/
const CUSTOMER_ID = /^\d{1,20}$/

const text = z.string().trim()
const name = text
  .min(1, mark('Give the partner a name.'))
  .max(MAX_NAME_CHARS, mark('A name has at most 120 characters.'))
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, mark('A name has no line breaks or other control characters.'))
const slug = text
  .min(1, mark('Give the partner a short name for links.'))
  .max(MAX_SLUG_CHARS, mark('A short name has at most 64 characters.'))
  .regex(
    SLUG,
    mark(
      'A short name has lower-case letters, digits, dots, hyphens and underscores, and begins and ends with a letter or digit.',
    ),
  )
const email = text
  .refine((entered) => checkMailAddress(entered).ok, mark('Enter one address like name@example.com.'))
  .transform((entered) => {
    const checked = checkMailAddress(entered)
    return (checked.ok && checked.address) || ''
  })

/** The check of a form and of its action: what is missing, too long or malformed, beside its field. */
export const partnerSchema = z.object({
  name,
  slug,
  email,
  defaultOfferId: text.refine(isUuidOrEmpty, mark('Choose an offer.')),
  arrivalParameter: text,
  customerId: text.refine(
    (id) => id === '' || CUSTOMER_ID.test(id),
    mark('Enter the customer’s number: digits only, as at the end of the address of the customer’s page.'),
  ),
})

export interface PartnerProblem {
  /** A field of the draft. */
  path: string
  message: string
}

/** @returns the draft, trimmed, or everything that is wrong with it */
export function readPartnerDraft(
  draft: unknown,
): { ok: true; draft: PartnerDraft } | { ok: false; problems: PartnerProblem[] } {
  const parsed = partnerSchema.safeParse(draft)
  if (parsed.success) return { ok: true, draft: parsed.data }
  const firstOf = new Map(
    parsed.error.issues.toReversed().map(({ path, message }) => [path.join('.'), message]),
  )
  return { ok: false, problems: [...firstOf].reverse().map(([path, message]) => ({ path, message })) }
}

/** A short name made of a name, as a proposal: `Jo Müller & Co.` becomes `jo-mueller-co`. */
export function proposeSlug(partnerName: string): string {
  return partnerName
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_SLUG_CHARS)
    .replace(/^-+|-+$/g, '')
}
