// What is refused of what people decide, and how it is told.
import { expect, test } from 'vitest'
import { readCommand, readCreateConversion, readCreditOrder } from './command.ts'

const CONVERSION = `conv_${'0'.repeat(31)}1`
const ID = '0199a000-0000-7000-8000-000000000001'
const NOW_MS = Date.parse('2026-11-20T12:00:00Z')
const approve = { kind: 'approve', conversionIds: [CONVERSION], reason: ' seen the invoice ' }
const credit = { orderId: '1001', partnerId: ID, offerId: null, reason: 'said so by phone' }
const create = {
  partnerId: ID,
  offerId: ID,
  event: 'sale',
  currency: 'USD',
  amountMinor: 100n,
  payoutMinor: null,
  txnId: null,
  occurredAtMs: NOW_MS,
  reason: 'a sale at the fair',
}

test('what is complete is taken, its reason without the spaces around it', () => {
  expect(readCommand(approve)).toEqual({ ok: true, value: { ...approve, reason: 'seen the invoice' } })
  expect(readCreditOrder(credit)).toEqual({ ok: true, value: credit })
  expect(readCreateConversion(create, NOW_MS)).toEqual({ ok: true, value: create })
})

const problemsOf = (checked: ReturnType<typeof readCommand>) => (checked.ok ? [] : checked.problems)

test.each([
  [{ reason: undefined }, 'reason', 'Give a reason: it is kept in the history.'],
  [{ reason: '  ' }, 'reason', 'Give a reason: it is kept in the history.'],
  [{ reason: 'x'.repeat(501) }, 'reason', 'A reason has at most 500 characters.'],
  [{ conversionIds: [] }, 'conversionIds', 'Choose at least one conversion.'],
  [
    { conversionIds: Array(501).fill(CONVERSION) },
    'conversionIds',
    'At most 500 conversions can be decided at a time.',
  ],
  [{ conversionIds: ['1001'] }, 'conversionIds.0', 'This is no id of a conversion.'],
  [{ kind: 'change_payout', payoutMinor: -1n }, 'payoutMinor', 'An amount is not negative.'],
  [{ kind: 'change_payout', payoutMinor: 10n ** 16n }, 'payoutMinor', 'This amount is too large.'],
  [{ kind: 'move', partnerId: 'jo', offerId: null }, 'partnerId', 'Choose a partner.'],
  [{ kind: 'move', partnerId: ID, offerId: 'x' }, 'offerId', 'Choose an offer.'],
])('a decision with %o', (change, path, message) =>
  expect(problemsOf(readCommand({ ...approve, ...change }))).toEqual([{ path, message }]),
)

test('a decision of an unknown kind, and none at all', () => {
  expect(problemsOf(readCommand({ ...approve, kind: 'delete' }))).toMatchObject([{ path: 'kind' }])
  expect(problemsOf(readCommand(null))).toHaveLength(1)
})

test('every problem is named at once', () => {
  const checked = readCreditOrder({ orderId: '#1001', partnerId: '', offerId: null })
  expect(checked).toEqual({
    ok: false,
    problems: [
      { path: 'orderId', message: 'This is no id of an order.' },
      { path: 'partnerId', message: 'Choose a partner.' },
      { path: 'reason', message: 'Give a reason: it is kept in the history.' },
    ],
  })
})

test.each([
  [{ event: 'Sale!' }, 'event', 'An event has 1 to 64 lower-case letters, digits, hyphens or underscores.'],
  [{ currency: 'XYZ' }, 'currency', 'Choose a currency.'],
  [{ txnId: 'x'.repeat(256) }, 'txnId', 'A transaction id has at most 255 characters.'],
  [{ occurredAtMs: NOW_MS + 1 }, 'occurredAtMs', 'It lies in the future.'],
])('a conversion made by hand with %o', (change, path, message) =>
  expect(readCreateConversion({ ...create, ...change }, NOW_MS)).toEqual({
    ok: false,
    problems: [{ path, message }],
  }),
)
