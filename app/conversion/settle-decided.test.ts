import { describe, expect, test } from 'vitest'
import { brief, DAY, FREE, HELD, made, NOW, order, paying, sold } from './settle.fixture.ts'
import { settleAgain, settleDecided, settleMoved } from './settle.ts'

describe('a person’s word', () => {
  const approved = { decidedStatus: 'approved' as const }

  test('approves what waits, and a refund in full takes it back all the same', () => {
    const waiting = made(order({ flags: ['disputed'] }))
    const decided = settleDecided(
      waiting,
      { ...waiting, ...approved },
      order({ flags: ['disputed'] }),
      FREE,
      'fine',
      NOW,
    )
    expect(decided).toMatchObject({ kind: 'status', from: 'pending', reason: 'fine' })
    expect(brief(decided)).toMatchObject({ status: 'approved', payout: 1000n })
    const gone = order({ amountMinor: 0n, progress: { kind: 'void', reason: 'refunded' } })
    expect(brief(settleAgain(decided.conversion, gone, FREE, NOW))).toMatchObject({
      status: 'reversed',
      payout: 0n,
    })
  })

  test('rejects for good: what the order says later changes nothing', () => {
    const known = made(order(), HELD)
    const decided = settleDecided(known, { ...known, decidedStatus: 'rejected' }, order(), HELD, 'fraud', NOW)
    expect(brief(decided)).toEqual({ kind: 'status', status: 'rejected', amount: 0n, payout: 0n })
    expect(settleAgain(decided.conversion, order(sold(500n)), HELD, NOW + 30 * DAY).conversion.status).toBe(
      'rejected',
    )
  })

  test('that changes neither status nor money stands in the history', () => {
    const known = made(order())
    expect(settleDecided(known, { ...known, ...approved }, order(), FREE, 'seen', NOW)).toMatchObject({
      kind: 'noted',
      reason: 'seen',
    })
  })

  test('credits another partner by that one’s terms, and a payout that was named stays', () => {
    const credit = {
      partnerId: 'q',
      offerId: 'o',
      clickId: null,
      couponCode: null,
      method: 'person' as const,
    }
    const input = order({ credit, actor: 'person', recredit: { reason: 'she sent them' } })
    const moved = settleMoved(made(order()), input, paying({ basisPoints: 2000 }), FREE, NOW)
    expect(moved).toMatchObject({ kind: 'moved', from: 'approved', reason: 'she sent them' })
    expect(moved.conversion).toMatchObject({ partnerId: 'q', payoutMinor: 2000n, creditDecided: true })
    const named = made(order({ payoutMinor: 777n }))
    expect(settleMoved(named, input, paying({ basisPoints: 2000 }), FREE, NOW).conversion.payoutMinor).toBe(
      777n,
    )
  })
})
