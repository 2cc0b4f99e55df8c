// What products and collections are called that a rule names by their ids, asked of Shopify for the page. It is not kept: a title may
// change, and nothing depends on it.
import { z } from 'zod'
import type { Queryable } from '#app/platform/database.server.ts'
import type { AdminApi } from '#app/platform/shopify/admin-api.server.ts'
import { TITLES_QUERY } from '#app/platform/shopify/queries.ts'
import { readShopsById } from '#app/program/read-shops.server.ts'
import type { Merchant } from '#app/program/viewer.ts'

/** By global id. What Shopify does not know, or does not tell now, is not there. */
export interface FoundTitles {
  titles: Readonly<Record<string, string>>
}

/** Shopify's own limit of a query for nodes. */
const MOST = 250
const GID = /^gid:\/\/shopify\/(?:Product|Collection)\/\d{1,20}$/

const answerSchema = z.object({
  nodes: z.array(z.object({ id: z.string(), title: z.string() }).nullable().catch(null)),
})

/** @param gids of products and collections; others are left out */
export async function findTitles(
  { db, admin }: { db: Queryable; admin: AdminApi },
  { shopId }: Merchant,
  gids: readonly string[],
): Promise<FoundTitles> {
  const ids = [...new Set(gids)].filter((gid) => GID.test(gid)).slice(0, MOST)
  if (ids.length === 0) return { titles: {} }
  const shop = (await readShopsById(db, [shopId])).get(shopId)
  if (!shop) throw new Error(`there is no shop ${shopId}`)
  const answer = await admin.ask(shop.domain, TITLES_QUERY, { ids })
  const data = answer.outcome === 'answered' ? answerSchema.safeParse(answer.data).data : undefined
  const nodes = data?.nodes ?? []
  return { titles: Object.fromEntries(nodes.flatMap((node) => (node ? [[node.id, node.title]] : []))) }
}
