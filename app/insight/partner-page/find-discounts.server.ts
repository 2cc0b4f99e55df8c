// The shop's discount codes to choose from, as Shopify knows them, each with the partner who has it already.
import type { Reader } from '#app/language/reader.ts'
import { sayShopify } from '#app/program/shopify-words.ts'
import { z } from 'zod'
import { couponKey } from '#app/attribution/coupon-key.ts'
import { couponOwners } from '#app/attribution/partner-coupons.server.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { AdminApi } from '#app/platform/shopify/admin-api.server.ts'
import { DISCOUNTS_QUERY } from '#app/platform/shopify/discount-queries.ts'
import { cleanText } from '#app/platform/text.ts'
import { readShopsById } from '#app/program/read-shops.server.ts'
import type { Merchant } from '#app/program/viewer.ts'

export interface FoundCode {
  code: string
  title: string
  status: 'ACTIVE' | 'EXPIRED' | 'SCHEDULED'
  /** null: it is free. */
  owner: { partnerId: string; name: string } | null
}

export type FoundCodes =
  | { kind: 'found'; codes: FoundCode[] }
  /** `reason`: why Shopify did not answer, in words. */
  | { kind: 'failed'; reason: string }

const MAX_SEARCH_CHARS = 100
const MOST_SHOWN = 30

const discount = z.object({
  title: z.string(),
  status: z.enum(['ACTIVE', 'EXPIRED', 'SCHEDULED']),
  codes: z.object({ nodes: z.array(z.object({ code: z.string() })) }),
})
const node = z.object({ codeDiscount: discount })
const answerSchema = z.object({ exact: node.nullable(), found: z.object({ nodes: z.array(node) }) })

/** @param entered a code or a discount's name, or a part of one; empty: any */
export async function findDiscounts(
  { db, admin }: { db: Queryable; admin: AdminApi },
  viewer: Merchant,
  entered: string,
  { say }: Reader,
): Promise<FoundCodes> {
  const shop = (await readShopsById(db, [viewer.shopId])).get(viewer.shopId)
  if (!shop) throw new Error(`there is no shop ${viewer.shopId}`)
  const text = cleanText(entered.trim(), MAX_SEARCH_CHARS) ?? ''
  const variables = { search: searchWords(text), code: text }
  const answer = await admin.ask(shop.domain, DISCOUNTS_QUERY, variables)
  if (answer.outcome !== 'answered') return { kind: 'failed', reason: sayShopify(answer.reason, say) }
  const { data } = answerSchema.safeParse(answer.data)
  if (!data) return { kind: 'failed', reason: say('Shopify’s answer could not be read') }
  const codes = codesOf([...(data.exact ? [data.exact] : []), ...data.found.nodes], text)
  const owners = await couponOwners(
    db,
    viewer.shopId,
    codes.map(({ code }) => code),
  )
  return {
    kind: 'found',
    codes: codes.map((found) => {
      const owner = owners.get(couponKey(found.code))
      return { ...found, owner: owner ? { partnerId: owner.partnerId, name: owner.partnerName } : null }
    }),
  }
}

/** Quoted, so that a colon or a minus sign in a code is no word of the search's own; null: everything. */
function searchWords(text: string): string | null {
  return text === '' ? null : `"${text.replace(/[\\"]/g, '\\$&')}"`
}

/** Each once; of a discount with many codes those first that are like what was typed. */
function codesOf(nodes: readonly z.infer<typeof node>[], text: string): Omit<FoundCode, 'owner'>[] {
  const wanted = couponKey(text)
  const byKey = new Map<string, Omit<FoundCode, 'owner'>>()
  for (const { codeDiscount } of nodes)
    for (const { code } of codeDiscount.codes.nodes)
      byKey.set(couponKey(code), { code, title: codeDiscount.title, status: codeDiscount.status })
  const isLike = ({ code }: { code: string }) => Number(couponKey(code).includes(wanted))
  return [...byKey.values()].sort((a, b) => isLike(b) - isLike(a)).slice(0, MOST_SHOWN)
}
