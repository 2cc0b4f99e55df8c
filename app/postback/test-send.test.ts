import { expect, test } from 'vitest'
import { sampleValues } from './test-send.ts'

const NOW_MS = Date.UTC(2026, 10, 21, 9, 30)

function valuesFor(
  request: { currency?: string | null; shopCurrency?: string; revenueVisible?: boolean } = {},
) {
  const { currency = null, shopCurrency = 'EUR', revenueVisible = true } = request
  return sampleValues({ configuration: { currency }, shopCurrency, revenueVisible }, NOW_MS)
}

test('the values are those of the contract, in the shop’s currency, at the time of the test', () => {
  expect(valuesFor()).toMatchObject({
    click_id: 'test-click-abc123',
    aff_click_id: 'test-aff-click-001',
    conversion_id: 'test-conv-xyz789',
    txn_id: 'test-txn-001',
    event: 'sale',
    status: 'approved',
    amount: '49.99',
    amount_minor: '4999',
    payout: '10.00',
    payout_minor: '1000',
    currency: 'EUR',
    sub1: 'test-campaign',
    sub4: '',
    timestamp: String(NOW_MS / 1000),
    datetime: '2026-11-21T09:30:00.000Z',
  })
})

test('a postback’s own currency is named; the texts of amount and payout stay', () => {
  expect(valuesFor({ currency: 'JPY' })).toMatchObject({
    amount: '49.99',
    payout: '10.00',
    currency: 'JPY',
    amount_minor: '50',
    payout_minor: '10',
  })
})

test('revenue that partners must not see is empty, all else is there', () => {
  const [hidden, shown] = [valuesFor({ revenueVisible: false }), valuesFor()]
  const differing = Object.entries(hidden).filter(
    ([name, value]) => value !== shown[name as keyof typeof shown],
  )
  expect(differing).toEqual([
    ['amount', ''],
    ['sale_amount', ''],
    ['amount_minor', ''],
    ['discount', ''],
    ['delta_amount', ''],
  ])
})
