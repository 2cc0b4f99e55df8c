// Refunds in the histories of orders: of some units of a line, or of all that is left; paid out or still pending.
import { formatMinor } from '#app/money/decimal.ts'
import { wireText, type LineSpec } from '../fixtures/orders/build-order.ts'
import { buildRefund } from '../fixtures/orders/build-refund.ts'
import { hook, iso, tell, type Draft } from './order-draft.ts'
import type { Random } from './random.ts'

const DIGITS: Record<string, number> = { USD: 2, EUR: 2, JPY: 0, KWD: 3 }

/** Where nothing is left to refund, the order is only told of once more. */
export function refundPart(draft: Draft, random: Random): void {
  const open = draft.left.flatMap((units, line) => (units > 0 ? [line] : []))
  if (open.length === 0) return tell(draft, random, 'orders/updated')
  const line = random.pick(open)
  refund(draft, random, [{ line, quantity: 1 + random.below(draft.left[line] as number) }])
}

export function refundAll(draft: Draft, random: Random): void {
  const lines = draft.left.flatMap((quantity, line) => (quantity > 0 ? [{ line, quantity }] : []))
  if (lines.length === 0) return tell(draft, random, 'orders/updated')
  refund(draft, random, lines)
}

function refund(draft: Draft, random: Random, given: { line: number; quantity: number }[]): void {
  const { spec } = draft
  const lines = given.map(({ line, quantity }) => ({
    line,
    quantity,
    subtotal: subtotalOf(spec, line, quantity),
  }))
  for (const { line, quantity } of given) draft.left[line] = (draft.left[line] as number) - quantity
  const scale = 10 ** (DIGITS[spec.currency] ?? 2)
  const minor = lines.reduce((sum, { subtotal }) => sum + Math.round(Number(subtotal) * scale), 0)
  const amount = formatMinor(BigInt(minor), spec.currency)
  const status = random.pick(['success', 'success', 'success', 'pending'] as const)
  const at = { created_at: iso(draft.atMs), processed_at: iso(draft.atMs) }
  const id = `${spec.id.slice(-6)}${draft.refunds.length + 1}`
  const built = buildRefund(spec, { id, lines, paid: [{ amount, status }], with: at })
  draft.refunds = [...draft.refunds, built]
  draft.status = draft.left.every((units) => units === 0) ? 'refunded' : 'partially_refunded'
  const tellRefund = () => hook(draft, 'refunds/create', wireText(built))
  const tellOrder = () => tell(draft, random, 'orders/updated')
  for (const one of random.shuffled([tellRefund, tellOrder])) one()
}

/** What these units cost after discounts, as decimal text. */
function subtotalOf(spec: Draft['spec'], line: number, quantity: number): string {
  const { price, quantity: sold = 1, off = [] } = spec.lines[line] as LineSpec
  const scale = 10 ** (DIGITS[spec.currency] ?? 2)
  const whole =
    Math.round(Number(price) * scale) * sold -
    off.reduce((sum, each) => sum + Math.round(Number(each) * scale), 0)
  return formatMinor(BigInt(Math.round((whole * quantity) / sold)), spec.currency)
}
