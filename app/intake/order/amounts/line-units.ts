// How many units of a line are left, and how many were sold. Part of line-state.ts. State decides, not the sum of refund
// events: a line says itself how many of its units are left, and the refunds only bring that up to date where they
// arrived before the order did.
import { carriesMoney, type OrderRefund } from '../payload/order-refund.ts'
import type { WindowedRefunds } from './refund-window.ts'

export type LineUnits = {
  left: number
  /** Left or returned: a unit that is gone without a refund that has to do with money was removed by an edit. */
  sold: number
  /** What the refunds name, which can be more than there ever were. */
  returned: number
}

export type UnitCounter = (lineId: string, ordered: number, current: number | null) => LineUnits

/** @returns `current` is what the order says is left, null where it does not say */
export function unitCounter({ inTime, late }: WindowedRefunds): UnitCounter {
  const [returnedUnits, lateUnits] = [unitsByLine(inTime), unitsByLine(late)]
  const paidUnits = unitsByLine(inTime.filter(carriesMoney))
  return (lineId, ordered, current) => {
    const returned = returnedUnits.get(lineId) ?? 0
    const afterwards = lateUnits.get(lineId) ?? 0
    const gone = ordered - Math.max(0, Math.min(current ?? ordered, ordered - returned - afterwards))
    const counted = Math.max(Math.min(returned, ordered), gone - afterwards)
    const removed = Math.max(0, counted - (paidUnits.get(lineId) ?? 0))
    return { left: ordered - counted, sold: ordered - removed, returned }
  }
}

function unitsByLine(refunds: OrderRefund[]): Map<string, number> {
  const units = new Map<string, number>()
  for (const { lineId, quantity } of refunds.flatMap((refund) => refund.lines))
    units.set(lineId, (units.get(lineId) ?? 0) + quantity)
  return units
}
