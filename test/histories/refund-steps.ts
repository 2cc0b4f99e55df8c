// Steps of a history that take something back: edits that remove units, refunds of goods, of shipping and of amounts, and what
// becomes of money that was on its way. Part of play.ts; each returns false where the order cannot do it as it stands.
import type { RefundSpec } from '../fixtures/orders/build-refund.ts'
import { chargeOf, iso, money, refundableMinor, worthOf, type Draft } from './draft.ts'
import type { Step } from './history.ts'
import { compact, refundBody, send, tell, told } from './tell.ts'

/** An edit takes units off; `second`: Shopify keeps a refund without money as its trace. */
export function removeUnits(draft: Draft, step: Step): boolean {
  const index = draft.cancelledAtMs === null ? openLine(draft, step) : null
  const line = index === null ? undefined : draft.lines[index]
  if (index === null || !line) return false
  const units = Math.min(step.units, line.left)
  line.left -= units
  line.removed += units
  if (step.how !== 'second') return told(draft, step, 'orders/updated')
  return record(draft, step, { lines: [goods(draft, index, units)] }, 0, [])
}

export function openLine(draft: Draft, { pick }: Step): number | null {
  const open = draft.lines.flatMap(({ left }, index) => (left > 0 ? [index] : []))
  return open[pick % Math.max(1, open.length)] ?? null
}

interface Back {
  /** Line and units; no more than are left count. */
  units: [number, number][]
  shipping: boolean
}

/** `plain`: all that it cost. `second`: on its way still. `third`: the merchant keeps a part. */
export function refund(draft: Draft, step: Step, { units, shipping }: Back): boolean {
  const taken = units.map(([index, wanted]): [number, number] => [
    index,
    Math.min(wanted, draft.lines[index]?.left ?? 0),
  ])
  const shippingMinor = shipping ? draft.shippingLeftMinor : 0
  let costMinor = shippingMinor
  for (const [index, count] of taken) {
    const line = draft.lines[index]
    if (!line) continue
    costMinor += chargeOf(draft, line, count)
    line.left -= count
    // What nobody has paid for is taken off rather than returned.
    if (draft.capturedMinor === 0) line.removed += count
  }
  draft.shippingLeftMinor -= shippingMinor
  const keptMinor = step.how === 'third' ? Math.floor((costMinor * step.percent) / 100) : 0
  const moneyMinor = Math.max(0, Math.min(costMinor - keptMinor, refundableMinor(draft)))
  const spec: RefundSpec = {
    lines: taken.map(([index, count]) => goods(draft, index, count)),
    ...(shippingMinor > 0 && { shipping: money(draft, shippingMinor) }),
  }
  const lasting = draft.capturedMinor > 0 && moneyMinor < costMinor ? [costMinor - moneyMinor] : []
  return record(draft, step, spec, moneyMinor, lasting)
}

export function refundAmount(draft: Draft, step: Step): boolean {
  const moneyMinor = Math.floor((refundableMinor(draft) * step.percent) / 100)
  return moneyMinor > 0 && record(draft, step, {}, moneyMinor, [-moneyMinor])
}

/** All that is left, goods and shipping. */
export function refundRest(draft: Draft, step: Step): boolean {
  if (refundableMinor(draft) <= 0) return false
  return refund(
    draft,
    { ...step, how: step.how === 'second' ? 'second' : 'plain' },
    { units: rest(draft), shipping: true },
  )
}

/** Lines and units that are left. */
export const rest = ({ lines }: Draft) =>
  lines.flatMap(({ left }, index): [number, number][] => (left > 0 ? [[index, left]] : []))

function goods(draft: Draft, index: number, units: number) {
  const line = draft.lines[index]
  if (!line) throw new Error(`no line ${index}`)
  const { netMinor, taxMinor } = worthOf(line, units)
  return { line: index, quantity: units, subtotal: money(draft, netMinor), tax: money(draft, taxMinor) }
}

function record(draft: Draft, step: Step, spec: RefundSpec, moneyMinor: number, lasting: number[]): boolean {
  const at = iso(draft.atMs)
  const made = {
    spec: {
      ...spec,
      id: `7${draft.identity.orderId.slice(-9)}${draft.refunds.length + 1}`,
      with: { created_at: at, processed_at: at, restock: step.pick % 2 === 0 },
    },
    moneyMinor,
    state: step.how === 'second' && moneyMinor > 0 ? ('pending' as const) : ('success' as const),
    lasting,
  }
  draft.refunds.push(made)
  const tellRefund = () => send(draft, step, 'refunds/create', compact(refundBody(draft, made)))
  const tellOrder = () =>
    tell(draft, step, ...(draft.cancelledAtMs === draft.atMs ? ['orders/cancelled'] : []), 'orders/updated')
  for (const one of step.orderFirst ? [tellOrder, tellRefund] : [tellRefund, tellOrder]) one()
  return true
}

/** Money that was on its way arrives, or (`third`) comes back to the merchant. */
export function settlePending(draft: Draft, step: Step): boolean {
  const pending = draft.refunds.find(({ state }) => state === 'pending')
  if (!pending) return false
  pending.state = step.how === 'third' ? 'failure' : 'success'
  return told(draft, step, 'orders/updated')
}
