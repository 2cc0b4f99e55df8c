// An order as we know it, and what a message adds to that. Every part is the newest, the oldest or the union of what was
// ever said, so that replays, duplicates and any order of arrival end in the same state.
import { makeBaseline, replacesBaseline, type Baseline } from './amounts/baseline.ts'
import { mergeDisputes, type StampedDispute } from './merge-disputes.ts'
import { mergeRefunds, type StampedRefund } from './merge-refunds.ts'
import type { OrderMessage } from './payload/order-message.ts'
import type { OrderVersion } from './payload/order-version.ts'
import { compareVersions, type VersionStamp } from './payload/version.ts'

export interface KnownOrder {
  shopId: string
  id: string
  /** The newest version; null while only a refund or a deletion has come. */
  version: { order: OrderVersion; stamp: VersionStamp } | null
  /** Of the oldest version. */
  baseline: { baseline: Baseline; stamp: VersionStamp } | null
  refunds: StampedRefund[]
  disputes: StampedDispute[]
  /** The earliest payment that any version showed, Unix milliseconds. */
  paidAtMs: number | null
  deletedAtMs: number | null
}

const PAID = new Set(['paid', 'partially_refunded', 'refunded'])

/** @returns a new value; `known` is left as it is */
export function mergeOrder(known: KnownOrder, message: OrderMessage): KnownOrder {
  switch (message.kind) {
    case 'deleted':
      return { ...known, deletedAtMs: Math.min(known.deletedAtMs ?? message.atMs, message.atMs) }
    case 'refund':
      return {
        ...known,
        refunds: mergeRefunds(known.refunds, [{ refund: message.refund, stamp: message.stamp }]),
      }
    case 'dispute':
      return {
        ...known,
        disputes: mergeDisputes(known.disputes, [{ dispute: message.dispute, stamp: message.stamp }]),
      }
    case 'version':
      return mergeVersion(known, message.order, message.stamp)
  }
}

function mergeVersion(known: KnownOrder, order: OrderVersion, stamp: VersionStamp): KnownOrder {
  const newer = known.version === null || compareVersions(stamp, known.version.stamp) > 0
  const older = replacesBaseline(known.baseline?.stamp ?? null, stamp)
  const paidAtMs = PAID.has(order.financialStatus ?? '')
    ? Date.parse(order.updatedAt ?? order.createdAt ?? '')
    : Number.NaN
  return {
    ...known,
    version: newer ? { order, stamp } : known.version,
    baseline: older ? { baseline: makeBaseline(order), stamp } : known.baseline,
    refunds: mergeRefunds(
      known.refunds,
      order.refunds.map((refund) => ({ refund, stamp })),
    ),
    paidAtMs: Number.isNaN(paidAtMs) ? known.paidAtMs : Math.min(known.paidAtMs ?? paidAtMs, paidAtMs),
  }
}
