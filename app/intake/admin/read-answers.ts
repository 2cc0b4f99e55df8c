// What Shopify answered (platform/shopify/queries), read for what is kept of it. Of ask-admin.
import { z } from 'zod'
import type { ProductFacts } from '#app/conversion/payout/sale.ts'
import { cleanText } from '#app/platform/text.ts'
import { keepLandingSite } from '../order/payload/evidence-text.ts'
import type { Journey } from '../order/origin/journey.ts'

/** Shopify's own limit of tags and types. */
const NAME_MAX_CHARS = 255
/** A longer address is not kept: cut, it would name another partner than it did. */
const LANDING_PAGE_MAX_CHARS = 4_096

const node = z.looseObject({ id: z.string() })
/** Unknown ids come as null, ids of something else as an empty object. */
const answer = z.object({ nodes: z.array(z.union([node, z.unknown().transform(() => null)])) })

/** The number at the end of gid://shopify/Collection/410000000001. */
const idOf = (gid: string) => gid.slice(gid.lastIndexOf('/') + 1)

function nodesById(data: unknown): Map<string, unknown> | null {
  const parsed = answer.safeParse(data)
  if (!parsed.success) return null
  return new Map(parsed.data.nodes.flatMap((each) => (each ? [[idOf(each.id), each] as const] : [])))
}

const name = z
  .string()
  .nullish()
  .transform((text) => cleanText(text, NAME_MAX_CHARS))
const product = z.object({
  tags: z.array(name).transform((tags) => tags.filter((tag) => tag !== null)),
  productType: name,
  collections: z.object({ nodes: z.array(node) }),
})

const NONE: ProductFacts = { collections: [], tags: [], productType: null }

/**
 * @param keys the ids that were asked for
 * @returns for each what Shopify says of it, and of one that it does not know, that it has nothing; null where this is no
 *   answer to the question
 */
export function readProducts(data: unknown, keys: readonly string[]): Map<string, ProductFacts> | null {
  const nodes = nodesById(data)
  if (!nodes) return null
  const facts = new Map<string, ProductFacts>()
  for (const key of keys) {
    const known = nodes.get(key)
    const parsed = product.safeParse(known)
    if (known !== undefined && !parsed.success) return null
    const { tags, productType, collections } = parsed.data ?? { ...NONE, collections: { nodes: [] } }
    facts.set(key, { collections: collections.nodes.map(({ id }) => idOf(id)), tags, productType })
  }
  return facts
}

const visit = z.object({ landingPage: z.string().nullish(), occurredAt: z.iso.datetime({ offset: true }) })
const visits = z.array(z.union([visit, z.unknown().transform(() => null)]))
const summary = z.object({
  customerJourneySummary: z.object({
    ready: z.literal(true),
    customerOrderIndex: z.int().nullish(),
    firstVisit: z.unknown().optional(),
    lastVisit: z.unknown().optional(),
    moments: z.object({ nodes: z.array(z.unknown()) }).nullish(),
  }),
})

/** @returns the journeys that are ready, by the order's id; null where this is no answer to the question */
export function readJourneys(data: unknown): Map<string, Journey> | null {
  const nodes = nodesById(data)
  if (!nodes) return null
  const journeys = new Map<string, Journey>()
  for (const [id, order] of nodes) {
    const parsed = summary.safeParse(order)
    if (!parsed.success) continue
    const { firstVisit, lastVisit, moments, customerOrderIndex } = parsed.data.customerJourneySummary
    const told = visits.parse([firstVisit, lastVisit, ...(moments?.nodes ?? [])])
    journeys.set(id, { ready: true, orderIndex: customerOrderIndex ?? null, visits: keepVisits(told) })
  }
  return journeys
}

/** Newest first, each once: the first and the last visit are among the moments again. */
function keepVisits(told: z.infer<typeof visits>): Journey['visits'] {
  const kept = new Map<string, Journey['visits'][number]>()
  for (const each of told) {
    if (!each?.landingPage || each.landingPage.length > LANDING_PAGE_MAX_CHARS) continue
    const landingPage = cleanText(keepLandingSite(each.landingPage).site, LANDING_PAGE_MAX_CHARS)
    if (landingPage)
      kept.set(`${each.occurredAt} ${landingPage}`, { landingPage, occurredAt: each.occurredAt })
  }
  return [...kept.values()].toSorted(
    (a, b) => Date.parse(b.occurredAt ?? '') - Date.parse(a.occurredAt ?? ''),
  )
}
