// The page on which a partner's own payout on an offer is set up: his rules for the form, and beside them what the offer pays everybody,
// which is tried after them.
import type { OverridesDraft } from '#app/conversion/offer/check-rules.ts'
import type { ExampleTerms } from '#app/conversion/offer/example.ts'
import { readOffer } from '#app/conversion/offer/read-offer.server.ts'
import { readOverrides } from '#app/conversion/offer/read-overrides.server.ts'
import type { RuleDraft } from '#app/conversion/offer/rule-draft.ts'
import type { Versioned } from '#app/conversion/offer/save-versioned.server.ts'
import type { Reader } from '#app/language/reader.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { readPartner } from '#app/program/partner/partner-store.server.ts'
import type { Merchant } from '#app/program/viewer.ts'
import { draftWords } from '../offer-page/payout-words.ts'

export interface OverridesPage {
  partner: { id: string; name: string }
  offer: {
    id: string
    name: string
    /** What it pays everybody, in the order in which its rules are tried. */
    pays: { id: string; event: string; text: string }[]
    /** What an example is worked out by, beside the partner's own rules. */
    terms: Omit<ExampleTerms, 'rules'> & { everybodys: readonly RuleDraft[] }
  }
  saved: Versioned<OverridesDraft>
  /** The shop's. */
  currency: string
}

/** @returns null where the shop has no such partner or no such offer */
export async function readOverridesPage(
  db: Queryable,
  viewer: Merchant,
  reader: Reader,
  currency: string,
  ids: { partnerId: string; offerId: string },
): Promise<OverridesPage | null> {
  const { shopId } = viewer
  const [partner, offer] = await Promise.all([
    readPartner(db, viewer, ids.partnerId),
    readOffer(db, shopId, ids.offerId),
  ])
  if (partner === null || offer === null) return null
  const { name, rules, payoutCap, payoutCapCurrency, flatProRata } = offer.draft
  return {
    partner: { id: ids.partnerId, name: partner.draft.name },
    offer: {
      id: offer.id,
      name,
      pays: rules.map((rule, index) => ({
        id: rule.id,
        event: rule.event,
        text: draftWords(rule, index, false, reader),
      })),
      terms: { everybodys: rules, payoutCap, payoutCapCurrency, flatProRata },
    },
    saved: await readOverrides(db, { shopId, ...ids }, currency),
    currency,
  }
}
