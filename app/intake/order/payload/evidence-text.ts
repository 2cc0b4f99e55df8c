// Cuts what shoppers and shops write freely down to what attribution reads. Used while an order is parsed, so that
// a phone number in a cart attribute, an engraving or an e-mail address in a link never reaches the database.
import { holdsEmail, withoutEmail } from '#app/platform/email-in-address.ts'

/** Names under which an order carries attribution evidence, in attributes, properties and queries. */
export const CLICK_ID_NAMES = ['click_id', '__click_id', '_click_id', 'first_click_id'] as const
const SUB_NAMES = ['1', '2', '3', '4', '5'].flatMap((n) => [`sub${n}`, `affS${n}`])
export const QUERY_NAMES = ['click_id', 'via', 'offer', ...SUB_NAMES, 'aff_click_id'] as const

const KEPT_NAMES = new Set<string>([...CLICK_ID_NAMES, ...QUERY_NAMES])
/** Shopify cuts landing_site at exactly this many characters. */
const LANDING_SITE_MAX = 255
const VALUE_MAX = 255

export type NameValue = { name: string; value: string }

/** @param arrivalNames names of this shop's own under which evidence may stand besides: its partners' arrival parameters */
export function keepEvidence(
  pairs: { name: string | null; value: string | null }[],
  arrivalNames: readonly string[] = [],
): NameValue[] {
  return pairs.flatMap(({ name, value }) => {
    if (name === null || value === null) return []
    const kept = KEPT_NAMES.has(name) || (arrivalNames.includes(name) && !holdsEmail(value))
    return kept ? [{ name, value: value.slice(0, VALUE_MAX) }] : []
  })
}

/**
 * The landing page without e-mail addresses.
 * @returns `cut` where Shopify may have cut the address, so that its last parameter is not to be trusted
 */
export function keepLandingSite(site: string | null): { site: string | null; cut: boolean } {
  if (site === null) return { site, cut: false }
  return { site: withoutEmail(site), cut: site.length >= LANDING_SITE_MAX }
}

/** A referrer's host and path; its query is of no use here and may say anything. */
export function keepReferrer(site: string | null): string | null {
  const kept = site?.split(/[?#]/, 1)[0] ?? ''
  return kept === '' || holdsEmail(kept) ? null : kept
}
