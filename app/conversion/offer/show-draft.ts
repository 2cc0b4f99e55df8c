// A saved offer as the form shows it: rows to text. The way back is check-offer.ts. Pure.
import { formatMinor } from '#app/money/decimal.ts'
import type { PayoutRuleRow } from '../payout/read-rule.ts'
import type { Conditions } from '../payout/rule.ts'
import { showCap, type CapRow } from './cap-draft.ts'
import { BLANK_BASIS, type BasisDraft, type OfferDraft } from './offer-draft.ts'
import { blankRule, type RuleDraft } from './rule-draft.ts'

/** A row of `offer`, as far as the form goes. */
export interface OfferRow {
  name: string
  slug: string
  destination_url: string
  lookback_days: number | null
  coupon_rule: OfferDraft['couponRule']
  order_sources: string[]
  renewals: OfferDraft['renewals']
  renewal_limit: number | null
  hold_days: number
  approval: OfferDraft['approval']
  refund_window_days: number | null
  payout_cap_minor: bigint | null
  payout_cap_currency: string | null
  flat_pro_rata: boolean
  basis: Readonly<Record<string, unknown>>
  inbound_currency: string | null
  default_amount_minor: bigint | null
  inbound_ips: string[]
}

export type RuleRow = PayoutRuleRow & { event: string }

/** @param rules those for everybody, in their order; @param shopCurrency where no other is named */
export function showDraft(
  row: OfferRow,
  rules: readonly RuleRow[],
  caps: readonly CapRow[],
  shopCurrency: string,
): OfferDraft {
  const capCurrency = row.payout_cap_currency ?? shopCurrency
  return {
    name: row.name,
    slug: row.slug,
    destinationUrl: row.destination_url,
    lookbackDays: orEmpty(row.lookback_days),
    couponRule: row.coupon_rule,
    orderSources: row.order_sources,
    renewals: row.renewals,
    renewalLimit: orEmpty(row.renewal_limit),
    holdDays: String(row.hold_days),
    approval: row.approval,
    refundWindowDays: orEmpty(row.refund_window_days),
    payoutCap: moneyText(row.payout_cap_minor, capCurrency),
    payoutCapCurrency: capCurrency,
    flatProRata: row.flat_pro_rata,
    basis: showBasis(row.basis),
    rules: rules.map((rule) => showRule(rule, shopCurrency)),
    caps: caps.map((cap) => showCap(cap, shopCurrency)),
    inboundCurrency: row.inbound_currency ?? '',
    defaultAmount: moneyText(row.default_amount_minor, row.inbound_currency ?? shopCurrency),
    inboundIps: row.inbound_ips.join('\n'),
  }
}

/** @param shopCurrency of a flat amount that is not there yet */
export function showRule(row: RuleRow, shopCurrency: string): RuleDraft {
  const { id, event, kind, conditions } = row
  const stepCurrency = row.tiers?.steps.find(({ flat }) => flat)?.flat?.currency
  const flatCurrency = row.flat_currency ?? stepCurrency ?? shopCurrency
  const blank = blankRule(shopCurrency, id, event)
  return {
    ...blank,
    kind,
    percent: percentText(row.basis_points),
    flat: moneyText(row.flat_minor, flatCurrency),
    flatCurrency,
    tiers: row.tiers
      ? {
          by: row.tiers.by,
          period: row.tiers.period,
          currency: row.tiers.currency ?? shopCurrency,
          steps: row.tiers.steps.map(({ from, basisPoints, flat }) => ({
            from: row.tiers?.currency ? formatMinor(BigInt(from), row.tiers.currency) : from,
            percent: percentText(basisPoints),
            flat: moneyText(flat && BigInt(flat.minor), flatCurrency),
          })),
        }
      : blank.tiers,
    conditions: showConditions(conditions),
  }
}

/** 1250 is `12.5`. */
export function percentText(basisPoints: number | null): string {
  if (basisPoints === null) return ''
  const text = `${Math.trunc(basisPoints / 100)}.${String(basisPoints % 100).padStart(2, '0')}`
  return text.replace(/\.?0+$/, '') || '0'
}

function showConditions(conditions: Conditions): RuleDraft['conditions'] {
  return Object.fromEntries(
    Object.entries(conditions).map(([kind, value]) => [
      kind,
      typeof value === 'string' ? value : (value as readonly string[]).join(', '),
    ]),
  )
}

/** Each option by itself: one that is missing or of another type takes its default, as where it is read. */
function showBasis(stored: OfferRow['basis']): BasisDraft {
  const shown = Object.entries(BLANK_BASIS).map(([name, otherwise]) => {
    const value = stored[name]
    const text = Array.isArray(value) ? value.join(', ') : value
    return [name, typeof text === typeof otherwise ? text : otherwise]
  })
  return Object.fromEntries(shown) as BasisDraft
}

function moneyText(minor: bigint | null, currency: string): string {
  return minor === null ? '' : formatMinor(minor, currency)
}

function orEmpty(value: number | null): string {
  return value === null ? '' : String(value)
}
