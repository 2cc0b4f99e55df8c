// What a change of a conversion is to those who hear of it: a change of status or of money, to its partner and, where it moved, to
// the partner that it leaves. Pure; which postbacks want to hear is planned from it.
import type { Conversion } from './conversion.ts'
import type { Settled } from './settle.ts'
import { countsZero } from './status.ts'

interface Names {
  offer: { id: string; slug: string }
  partner: { id: string; slug: string }
}

export interface Report {
  /** As this partner is to see it. */
  conversion: Conversion
  names: Names
  change: 'status' | 'adjustment'
}

interface Change {
  settled: Settled
  before: Conversion | null
  terms: Names
  /** Of those that it moved away from. */
  left?: Names | undefined
}

export function reportsOf({ settled, before, terms, left }: Change): Report[] {
  const { conversion } = settled
  const names = { offer: terms.offer, partner: terms.partner }
  switch (settled.kind) {
    case 'created':
    case 'status':
      return [{ conversion, names, change: 'status' }]
    case 'adjusted': {
      const { amountDeltaMinor, payoutDeltaMinor } = settled
      return amountDeltaMinor === 0n && payoutDeltaMinor === 0n
        ? []
        : [{ conversion, names, change: 'adjustment' }]
    }
    case 'moved': {
      const moves = before !== null && before.partnerId !== conversion.partnerId
      // The same partner has heard of it before: only what changed is news.
      const change = moves || before?.status !== conversion.status ? 'status' : 'adjustment'
      const own: Report = { conversion, names, change }
      // What was taken back from him already is no news to him.
      return moves && left && !countsZero(before.status)
        ? [{ ...withdrawn(before), names: left }, own]
        : [own]
    }
    case 'noted':
    case 'same':
      return []
  }
}

/** To the partner that loses it, it is taken back. */
function withdrawn(before: Conversion): Pick<Report, 'conversion' | 'change'> {
  const status = before.status === 'approved' ? 'reversed' : 'rejected'
  return { conversion: { ...before, status, amountMinor: 0n, payoutMinor: 0n }, change: 'status' }
}
