// The customer's way to an order as the Admin API told it later (shop_order.journey), read for what attribution needs of it.

/** As ask-admin keeps it. */
export interface Journey {
  ready: true
  /** Which of the customer's orders it is, from 1; null where Shopify does not say. */
  orderIndex: number | null
  /** Newest first. Landing pages without e-mail addresses (evidence-text). */
  visits: { landingPage: string; occurredAt: string | null }[]
}

/**
 * The pages on which the customer came to the shop, newest first, each once, with its newest visit; those without a time last.
 * @param journey whatever stands in the column
 */
export function journeyPages(journey: unknown): { landingPage: string; atMs: number | null }[] {
  const visits: unknown = (journey as Partial<Journey> | null | undefined)?.visits
  const pages = (Array.isArray(visits) ? visits : []).flatMap((visit: unknown) => {
    const { landingPage, occurredAt } = (visit ?? {}) as Record<string, unknown>
    if (typeof landingPage !== 'string' || landingPage === '') return []
    const atMs = typeof occurredAt === 'string' ? Date.parse(occurredAt) : Number.NaN
    return [{ landingPage, atMs: Number.isNaN(atMs) ? null : atMs }]
  })
  const newestFirst = pages.toSorted((a, b) => (b.atMs ?? -Infinity) - (a.atMs ?? -Infinity) || 0)
  const seen = new Set<string>()
  return newestFirst.filter(({ landingPage }) => !seen.has(landingPage) && seen.add(landingPage))
}
