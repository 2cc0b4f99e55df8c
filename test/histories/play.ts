// Plays a history: what each step does to the order, and the webhooks that Shopify sends of it. Webhooks stand in their true order.
import {
  iso,
  money,
  owedMinor,
  place,
  refundableMinor,
  type Draft,
  type Hook,
  type Identity,
} from './draft.ts'
import { OUTCOMES, type DisputeStatus, type History, type Step, type StepKind } from './history.ts'
import {
  openLine,
  refund,
  refundAmount,
  refundRest,
  removeUnits,
  rest,
  settlePending,
} from './refund-steps.ts'
import { compact, send, tell, told } from './tell.ts'

export function play(history: History, identity: Identity): Hook[] {
  const draft = place(history, identity)
  const first = { sameTrigger: history.placed.taxesIncluded }
  tell(draft, first, 'orders/create', ...(history.placed.payment === 'paid' ? ['orders/paid'] : []))
  for (const step of history.steps) {
    if (draft.deleted) break
    draft.atMs += step.gapS * 1000
    if (!STEPS[step.kind](draft, step)) tell(draft, step, 'orders/updated')
  }
  return draft.hooks
}

/** @returns false where the order cannot do it as it stands */
type Play = (draft: Draft, step: Step) => boolean

const STEPS: Record<StepKind, Play> = {
  pay: (draft, step) => {
    if (draft.voided || draft.cancelledAtMs !== null || draft.capturedMinor >= owedMinor(draft)) return false
    draft.capturedMinor = owedMinor(draft)
    return told(draft, step, 'orders/paid', 'orders/updated')
  },
  retag: (draft, step) => {
    draft.tags = `seen ${draft.hooks.length}`
    return told(draft, step, 'orders/updated')
  },
  add_line: addLine,
  remove_units: removeUnits,
  refund_units: (draft, step) => {
    const line = openLine(draft, step)
    return line !== null && refund(draft, step, { units: [[line, step.units]], shipping: false })
  },
  refund_shipping: (draft, step) =>
    draft.shippingLeftMinor > 0 && refund(draft, step, { units: [], shipping: true }),
  refund_amount: refundAmount,
  refund_rest: refundRest,
  settle_pending: settlePending,
  cancel,
  uncancel: (draft, step) => {
    if (draft.cancelledAtMs === null) return false
    draft.cancelledAtMs = null
    for (const [index, units] of (draft.putBack ?? []).entries()) {
      const line = draft.lines[index]
      if (line) line.left += units
    }
    draft.putBack = null
    return told(draft, step, 'orders/updated')
  },
  dispute,
  void: (draft, step) => {
    if (draft.capturedMinor > 0 || draft.voided) return false
    draft.voided = true
    return told(draft, step, 'orders/updated')
  },
  delete: (draft, step) => {
    draft.deleted = true
    send(draft, step, 'orders/delete', compact({ id: draft.identity.orderId }))
    return true
  },
}

/** `second`: nobody has paid for it yet. */
function addLine(draft: Draft, step: Step): boolean {
  if (draft.cancelledAtMs !== null || draft.voided) return false
  const wasPaid = draft.capturedMinor > 0 && draft.capturedMinor >= owedMinor(draft)
  const { units: quantity, percent, pick } = step
  const line = { priceMinor: percent * 37, quantity, discountPercent: 0, taxPercent: 7, giftCard: false }
  draft.lines.push({ ...line, product: (pick % 3) as 0 | 1 | 2, left: quantity, removed: 0 })
  if (wasPaid && step.how !== 'second') draft.capturedMinor = owedMinor(draft)
  return told(draft, step, 'orders/updated')
}

/** `plain`: with all the money back. `second`: the goods are put back, no money. `third`: nothing but the word. */
function cancel(draft: Draft, step: Step): boolean {
  if (draft.cancelledAtMs !== null) return false
  draft.cancelledAtMs = draft.atMs
  if (draft.capturedMinor === 0) draft.voided = true
  const units = rest(draft)
  if (step.how === 'plain' && refundableMinor(draft) > 0)
    return refund(draft, step, { units, shipping: true })
  if (step.how === 'second') {
    draft.putBack = draft.lines.map(({ left }) => left)
    for (const line of draft.lines) line.left = 0
  }
  return told(draft, step, 'orders/cancelled', 'orders/updated')
}

/**
 * Of one of two disputes: of the whole order, or of a part of it. One begins when all is paid: what begins before the approval
 * and is heard of after it leaves the approval as it is, and so depends on the order of arrival (docs/conversions.md).
 */
function dispute(draft: Draft, step: Step): boolean {
  const which = step.how === 'third' ? 1 : 0
  const known = draft.disputes.get(which)
  if (draft.capturedMinor === 0 || (!known && draft.capturedMinor < owedMinor(draft))) return false
  const opened = known?.opened ?? iso(draft.atMs)
  const status = nextStatus(known?.status, OUTCOMES[step.pick] ?? 'needs_response')
  draft.disputes.set(which, { opened, status })
  const minor = which === 0 ? draft.capturedMinor : Math.ceil(draft.capturedMinor * 0.3)
  const body = {
    id: `6${draft.identity.orderId.slice(-9)}${which + 1}`,
    order_id: draft.identity.orderId,
    type: 'chargeback',
    status,
    amount: money(draft, minor),
    currency: draft.history.placed.currency,
    initiated_at: opened,
    finalized_on: null,
  }
  send(draft, step, known ? 'disputes/update' : 'disputes/create', compact(body))
  return true
}

/** What has been decided is not open again: it can only be decided otherwise, as when a chargeback is reversed. */
function nextStatus(before: DisputeStatus | undefined, wanted: DisputeStatus): DisputeStatus {
  switch (before) {
    case 'lost':
      return 'won'
    case 'won':
      return 'lost'
    case 'prevented':
      return 'prevented'
    default:
      return wanted
  }
}
