// Which of two versions of an order is the newer. Webhooks come in any order and more than once; every decision that
// "the newest wins" goes through this one comparison, so that all orders of arrival end in the same state.
import type { OrderDispute } from './order-dispute.ts'
import type { OrderRefund } from './order-refund.ts'
import type { OrderVersion } from './order-version.ts'

/** Where a version came from. Plain JSON: stored beside what it stamps. */
export type VersionStamp = {
  /** The order's `updated_at`; of a refund that came alone, its own time; of a dispute, that of its delivery. */
  updatedAt: string | null
  /** How far on the state is, the weightiest part first; see `orderProgress`. */
  progress: number[]
  /** The header X-Shopify-Triggered-At. */
  triggeredAt: string | null
  /** Of the raw body, hex: decides between copies that nothing else can tell apart. */
  bodySha256: string
}

type Delivery = { triggeredAt: string | null; bodySha256: string }

/** -1 where `a` is the older, 1 where it is the newer, 0 where nothing tells them apart. A total order. */
export function compareVersions(a: VersionStamp, b: VersionStamp): -1 | 0 | 1 {
  return (
    compare(instant(a.updatedAt), instant(b.updatedAt)) ||
    compareProgress(a.progress, b.progress) ||
    compare(instant(a.triggeredAt), instant(b.triggeredAt)) ||
    compare(a.bodySha256, b.bodySha256)
  )
}

export function stampOrder(order: OrderVersion, delivery: Delivery): VersionStamp {
  return { updatedAt: order.updatedAt, progress: orderProgress(order), ...delivery }
}

/** For refunds/create, whose body has no `updated_at`: the order's versions from that moment on are newer. */
export function stampRefund(refund: OrderRefund, delivery: Delivery): VersionStamp {
  const updatedAt = refund.createdAt ?? refund.processedAt
  return { updatedAt, progress: [0, 0, 0, successes([refund]), 0], ...delivery }
}

/** For disputes/*, whose body has no time of change: the delivery's own time, then how far on the status is. */
export function stampDispute(dispute: OrderDispute, delivery: Delivery): VersionStamp {
  return { updatedAt: delivery.triggeredAt, progress: [disputeRank(dispute.status)], ...delivery }
}

function disputeRank(status: string): number {
  switch (status) {
    case 'won':
    case 'lost':
    case 'accepted':
    case 'prevented':
      return 3
    case 'under_review':
      return 2
    case 'needs_response':
      return 1
    default:
      return 0
  }
}

/** Cancelled > more refunds > refunded > paid > unpaid; then refunds that went through, then lines. */
export function orderProgress(order: OrderVersion): number[] {
  return [
    order.cancelledAt === null ? 0 : 1,
    order.refunds.length,
    statusRank(order.financialStatus),
    successes(order.refunds),
    order.lines.length,
  ]
}

function statusRank(status: string | null): number {
  switch (status) {
    case 'refunded':
    case 'voided':
    case 'expired':
      return 5
    case 'partially_refunded':
      return 4
    case 'paid':
      return 3
    case 'partially_paid':
      return 2
    case 'authorized':
      return 1
    default:
      return 0
  }
}

function successes(refunds: OrderRefund[]): number {
  return refunds.flatMap((refund) => refund.transactions).filter(({ status }) => status === 'success').length
}

function compareProgress(a: number[], b: number[]): -1 | 0 | 1 {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const order = compare(a[i] ?? 0, b[i] ?? 0)
    if (order !== 0) return order
  }
  return 0
}

/** Milliseconds; an unreadable or missing time is older than any other. Texts differ in their UTC offset. */
function instant(text: string | null): number {
  const milliseconds = Date.parse(text ?? '')
  return Number.isNaN(milliseconds) ? -Infinity : milliseconds
}

function compare<T extends number | string>(a: T, b: T): -1 | 0 | 1 {
  if (a === b) return 0
  return a < b ? -1 : 1
}
