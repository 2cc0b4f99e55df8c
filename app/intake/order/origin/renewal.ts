// Whether an order is a renewal of a subscription rather than a purchase someone was sent to.

/** What marks the renewals of older subscription apps in a shop; today's are known by their source alone. */
export type RenewalMarks = { appIds: string[]; tags: string[] }

/** The source is a free string that today reads `subscription_contract_checkout_one`: matched by its prefix. */
export function isRenewal(
  order: { sourceName: string | null; appId: string | null; tags: string[] },
  marks: RenewalMarks,
): boolean {
  if (order.sourceName?.startsWith('subscription_contract')) return true
  if ([order.sourceName, order.appId].some((app) => app !== null && marks.appIds.includes(app))) return true
  const tags = new Set(order.tags.map((tag) => tag.toLowerCase()))
  return marks.tags.some((tag) => tags.has(tag.trim().toLowerCase()))
}
