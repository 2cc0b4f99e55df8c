// The list of partners as CSV: what the search finds, in batches, so that a hundred thousand need no more memory than ten.
import { formatMinor } from '#app/money/decimal.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { Merchant } from '#app/program/viewer.ts'
import { csvLine } from '../csv.ts'
import { findPartners } from './find-partners.server.ts'
import type { FoundPartner } from './found-partner.ts'
import type { PartnerListQuery } from './list-query.ts'
import { readPartnerFigures, type PartnerFigures, type PartnerMoney } from './partner-figures.server.ts'

const BATCH_PARTNERS = 500
/** Of a partner with several currencies there is a line for each. */
const COLUMNS =
  'name,slug,email,coupons,arrival_parameter,status,clicks_30d,conversions_30d,currency,revenue_30d,payout_30d,held,approved,paid,due'

/** By name, a text a batch. @param signal ends it when nobody waits for the rest */
export async function* exportPartners(
  db: Queryable,
  viewer: Merchant,
  shop: { currency: string },
  query: Pick<PartnerListQuery, 'search' | 'status'>,
  clock: { nowMs: number; signal: AbortSignal },
): AsyncGenerator<string> {
  yield `${COLUMNS}\r\n`
  let from: PartnerListQuery['from'] = null
  while (!clock.signal.aborted) {
    const page = await findPartners(db, viewer, { ...query, from }, BATCH_PARTNERS)
    const ids = page.partners.map(({ id }) => id)
    const [figures, coupons] = await Promise.all([
      readPartnerFigures(db, viewer, ids, clock.nowMs),
      readCodes(db, viewer.shopId, ids),
    ])
    const lines = page.partners.flatMap((partner) =>
      linesOf(partner, coupons.get(partner.id) ?? '', figures.get(partner.id)!, shop.currency),
    )
    if (lines.length > 0) yield lines.join('')
    const last = page.partners.at(-1)
    if (!page.hasAfter || !last) return
    from = { side: 'after', partnerId: last.id }
  }
}

function linesOf(partner: FoundPartner, codes: string, figures: PartnerFigures, own: string): string[] {
  const nothing = {
    heldMinor: 0n,
    approvedMinor: 0n,
    paidMinor: 0n,
    dueMinor: 0n,
    revenueMinor: 0n,
    payoutMinor: 0n,
  }
  const money: PartnerMoney[] = figures.money.length > 0 ? figures.money : [{ currency: own, ...nothing }]
  const { name, slug, email, arrivalParameter, status } = partner
  const who = csvLine([name, slug, email, codes, arrivalParameter, status]).trimEnd()
  // Ours and decimal: a sum below 0 is no formula.
  return money.map(({ currency, ...sums }) => {
    const shown = [sums.revenueMinor, sums.payoutMinor, sums.heldMinor, sums.approvedMinor, sums.paidMinor]
    const text = [...shown, sums.dueMinor].map((minor) => formatMinor(minor, currency))
    return `${[who, figures.clicks, figures.conversions, currency, ...text].join(',')}\r\n`
  })
}

/** By partner, with spaces between. */
async function readCodes(
  db: Queryable,
  shopId: string,
  partnerIds: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await db.query<{ partnerId: string; codes: string }>(
    `SELECT partner_id AS "partnerId", string_agg(code, ' ' ORDER BY code) AS codes FROM coupon
      WHERE shop_id = $1 AND partner_id = ANY ($2::uuid[]) GROUP BY partner_id`,
    [shopId, partnerIds],
  )
  return new Map(rows.map(({ partnerId, codes }) => [partnerId, codes]))
}
