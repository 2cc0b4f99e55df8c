// Asks a shop's Admin API for one whole order: page after page, one call after another. Of fetch-missing.
import type { z } from 'zod'
import type { AdminApi, AdminAnswer } from '#app/platform/shopify/admin-api.server.ts'
import { ORDER_LINES_QUERY, ORDER_QUERY, ORDER_TIPS_QUERY } from '#app/platform/shopify/order-queries.ts'
import { REFUND_QUERY } from '#app/platform/shopify/refund-query.ts'
import { linesAnswer, orderAnswer, tipsAnswer, toWebhookOrder } from './order-answer.ts'
import type { LineAnswer, OrderAnswer } from './order-answer.ts'
import { refundAnswer, toRefund } from './refund-answer.ts'
import type { RefundAnswer, RefundLineAnswer, WebhookRefund } from './refund-answer.ts'

export type OrderFound =
  | { outcome: 'order'; orderId: string; updatedAt: string; body: ReturnType<typeof toWebhookOrder> }
  /** The shop has no such order, or none that the app may see. */
  | { outcome: 'unknown' }
  | { outcome: 'nothing'; reason: string }

/** A page is as large as Shopify lets it be: it begins with this many lines, and is halved while that costs too much. */
const LINES = 40
const FEWEST_LINES = 5
/** An order may have 500 lines. */
const MAX_PAGES = 100

/** Nothing came: thrown within this file only, from whichever page it was. */
class NothingCame extends Error {}

/**
 * @param domain `demo.myshopify.com`
 * @param orderId digits
 * @throws where our own database fails
 */
export async function askOrder(admin: AdminApi, domain: string, orderId: string): Promise<OrderFound> {
  const ask = createAsker(admin, domain)
  const id = `gid://shopify/Order/${orderId}`
  try {
    const { order } = await ask(ORDER_QUERY, { id }, orderAnswer)
    if (order === null) return { outcome: 'unknown' }
    const lines = await restOfLines(ask, order)
    const refunds = await askRefunds(ask, order.refunds)
    const tips = await askTips(ask, order, lines)
    const body = toWebhookOrder({ order, lines, refunds, tips })
    return { outcome: 'order', orderId, updatedAt: order.updatedAt, body }
  } catch (error) {
    if (error instanceof NothingCame) return { outcome: 'nothing', reason: error.message }
    throw error
  }
}

type Ask = <T extends z.ZodType>(
  query: string,
  variables: Record<string, unknown>,
  shape: T,
) => Promise<z.infer<T>>

function createAsker(admin: AdminApi, domain: string): Ask {
  let lines = LINES
  return async (query, variables, shape) => {
    let answer: AdminAnswer
    for (;;) {
      const paged = query.includes('$lines') ? { ...variables, lines } : variables
      answer = await admin.ask(domain, query, paged)
      if (answer.outcome !== 'too_costly' || lines <= FEWEST_LINES) break
      lines = Math.max(FEWEST_LINES, Math.floor(lines / 2))
    }
    if (answer.outcome !== 'answered') throw new NothingCame(answer.reason)
    const read = shape.safeParse(answer.data)
    if (!read.success) throw new NothingCame('Shopify’s answer could not be read')
    return read.data
  }
}

async function restOfLines(ask: Ask, order: OrderAnswer): Promise<LineAnswer[]> {
  const lines = [...order.lineItems.nodes]
  let page = order.lineItems.pageInfo
  for (let pages = 1; page.hasNextPage; pages++) {
    if (pages >= MAX_PAGES) throw new NothingCame('the order has more lines than are asked for')
    const next = (await ask(ORDER_LINES_QUERY, { id: order.id, after: page.endCursor }, linesAnswer)).order
    // Lines of two versions would be no version at all.
    if (next?.updatedAt !== order.updatedAt) throw new NothingCame('the order changed while it was read')
    lines.push(...next.lineItems.nodes)
    page = next.lineItems.pageInfo
  }
  return lines
}

async function askRefunds(ask: Ask, refunds: OrderAnswer['refunds']): Promise<WebhookRefund[]> {
  const asked: WebhookRefund[] = []
  for (const { id } of refunds) asked.push(await askRefund(ask, id))
  return asked
}

async function askRefund(ask: Ask, id: string): Promise<WebhookRefund> {
  const lines: RefundLineAnswer[] = []
  let after: string | null = null
  for (let pages = 0; pages < MAX_PAGES; pages++) {
    const refund: RefundAnswer | null = (await ask(REFUND_QUERY, { id, after }, refundAnswer)).refund
    if (refund === null) throw new NothingCame('a refund was gone when it was read')
    lines.push(...refund.refundLineItems.nodes)
    const page: RefundAnswer['refundLineItems']['pageInfo'] = refund.refundLineItems.pageInfo
    if (!page.hasNextPage) return toRefund(refund, lines)
    after = page.endCursor ?? null
  }
  throw new NothingCame('a refund has more lines than are asked for')
}

/** A tip is no product: an order of products alone has none among its lines. */
async function askTips(
  ask: Ask,
  { id }: OrderAnswer,
  lines: readonly LineAnswer[],
): Promise<ReadonlySet<string>> {
  if (lines.every(({ product }) => product)) return new Set()
  const agreements = (await ask(ORDER_TIPS_QUERY, { id }, tipsAnswer)).order?.agreements.nodes ?? []
  return new Set(agreements.flatMap(({ sales }) => sales.nodes.flatMap(({ lineItem }) => lineItem?.id ?? [])))
}
