// The buttons of the flow page. Each does what a person would do, over HTTP, and says what came of it.
import { randomUUID } from 'node:crypto'
import { changeKnownOrder } from '../shopify/platform.ts'
import type { Platform } from '../shopify/platform.ts'
import { idText } from '../web/exact-json.ts'
import { DEMO } from '../demo-shop.ts'
import { PRODUCTS } from '../storefront/catalog.ts'
import { buy, clickPartnerLink } from '../storefront/journey.ts'
import { createVisitor } from '../storefront/visitor.ts'
import type { Visitor } from '../storefront/visitor.ts'
import type { Tracker } from '../tracker/server.ts'

export const FLOW_ACTIONS = ['click', 'buy', 'buy_with_coupon', 'refund_half', 'break_tracker'] as const
export type FlowAction = (typeof FLOW_ACTIONS)[number]

export type FlowContext = { platform: Platform; tracker: Tracker; appUrl: string; storefrontUrl: string }

/** Carries out actions for the page; remembers the visitor who clicked last. */
export function createFlowActions(context: FlowContext): (action: FlowAction) => Promise<string> {
  let visitor: Visitor | null = null
  const { appUrl, storefrontUrl } = context
  const purchase = (who: Visitor, discountCodes: string[]) => {
    const product = PRODUCTS[Math.floor(Math.random() * 5)]!
    return buy(who, storefrontUrl, { variantId: product.variantId, quantity: 1, discountCodes })
  }
  return async (action) => {
    switch (action) {
      case 'click': {
        const fresh = createVisitor()
        const affClickId = `wl-${randomUUID().slice(0, 8)}`
        const { status, clickId } = await clickPartnerLink(fresh, appUrl, {
          sub1: 'flow-page',
          aff_click_id: affClickId,
        })
        if (clickId === null) return `The link answered ${status} without a click id.`
        visitor = fresh
        return `A visitor arrived with click ${clickId}. The partner's own id of it is ${affClickId}.`
      }
      case 'buy': {
        if (visitor === null) return "Click the partner's link first."
        return `Order ${(await purchase(visitor, [])).name} placed by the visitor of the last click.`
      }
      case 'buy_with_coupon': {
        const { name } = await purchase(createVisitor(), [DEMO.coupon])
        return `Order ${name} placed by somebody who clicked no link but knew the code ${DEMO.coupon}.`
      }
      case 'refund_half':
        return refundLast(context.platform)
      case 'break_tracker':
        context.tracker.script.set({
          status: 503,
          body: 'broken on purpose',
          delayMs: 0,
          headers: {},
          times: 2,
        })
        return "The tracker's next 2 answers will be 503. Unless DELIVERY_SCHEDULE says otherwise, the first retry comes a minute later, the next after five."
    }
  }
}

function refundLast({ shop, ...rest }: Platform): string {
  const last = shop.orders.at(-1)
  if (!last) return 'There is no order yet.'
  const changed = changeKnownOrder({ shop, ...rest }, idText(last.id), { action: 'refund_half' })
  return changed
    ? `Half of what was left of ${changed.name} is paid back.`
    : `Nothing of ${last.name} is left to pay back.`
}
