// What a person's decision makes of one conversion, before it is settled: its decided fields, or why that cannot be. Pure.
import type { Conversion } from '#app/conversion/conversion.ts'
import { mark } from '#app/language/say.ts'
import type { Command } from './command.ts'

export type RefusalCode =
  | 'not_found'
  | 'decided_already'
  | 'nothing_decided'
  | 'nothing_left'
  | 'nothing_due'
  | 'nothing_paid'
  | 'is_test'
  | 'is_paid'
  | 'same_credit'
  | 'same_payout'

/** In words for whoever decided; each names what stands in the way. */
export const REFUSALS: Readonly<Record<RefusalCode, string>> = {
  not_found: mark('There is no such conversion in this shop.'),
  decided_already: mark('It has been decided so already.'),
  nothing_decided: mark('No person has decided about it: there is nothing to take back.'),
  nothing_left: mark('Nothing is left of its sale: it was cancelled, refunded or charged back.'),
  nothing_due: mark('Nothing of it is due: it is not approved, pays nothing, or has been paid.'),
  nothing_paid: mark('Nothing of it has been paid.'),
  is_test: mark('It is a test: nothing is paid for it.'),
  is_paid: mark('Its payout has been paid to its partner: mark it as not paid first.'),
  same_credit: mark('It is credited to this partner and offer already.'),
  same_payout: mark('It pays this already.'),
}

export type DecidedOne =
  /** byRules: paid by the offer's rules of now, whatever it was paid by. */
  | { kind: 'decided'; conversion: Conversion; byRules?: true }
  /** To be credited to this partner and offer. */
  | { kind: 'moved'; conversion: Conversion; partnerId: string; offerId: string }
  | { kind: 'refused'; code: RefusalCode }

export function decideOne(known: Conversion, command: Command, nowMs: number): DecidedOne {
  const refused = (code: RefusalCode): DecidedOne => ({ kind: 'refused', code })
  const decided = (change: Partial<Conversion>): DecidedOne => ({
    kind: 'decided',
    conversion: { ...known, ...change },
  })
  switch (command.kind) {
    case 'approve':
      return known.decidedStatus === 'approved'
        ? refused('decided_already')
        : decided({ decidedStatus: 'approved' })
    case 'reject':
      return known.decidedStatus === 'rejected'
        ? refused('decided_already')
        : decided({ decidedStatus: 'rejected' })
    case 'withdraw':
      return known.decidedStatus === null ? refused('nothing_decided') : decided({ decidedStatus: null })
    case 'mark_paid':
      if (known.test) return refused('is_test')
      if (known.status !== 'approved' || known.payoutMinor <= known.paidMinor) return refused('nothing_due')
      return decided({ paidMinor: known.payoutMinor, paidAtMs: nowMs })
    case 'mark_unpaid':
      return known.paidAtMs === null ? refused('nothing_paid') : decided({ paidMinor: 0n, paidAtMs: null })
    case 'change_payout': {
      const { payoutMinor } = command
      const given = known.payoutTerms.kind === 'given' ? BigInt(known.payoutTerms.minor) : null
      if (payoutMinor === given) return refused('same_payout')
      if (payoutMinor === null)
        return { kind: 'decided', conversion: { ...known, payoutExplicit: false }, byRules: true }
      return decided({
        payoutTerms: { kind: 'given', minor: payoutMinor.toString() },
        payoutExplicit: true,
      })
    }
    case 'move': {
      if (known.paidAtMs !== null) return refused('is_paid')
      const { partnerId, offerId = null } = command
      const target = { partnerId, offerId: offerId ?? known.offerId }
      if (known.partnerId === target.partnerId && known.offerId === target.offerId)
        return refused('same_credit')
      return { kind: 'moved', conversion: { ...known, creditDecided: true }, ...target }
    }
  }
}
