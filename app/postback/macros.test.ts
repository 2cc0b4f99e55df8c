import { expect, test } from 'vitest'
import { canonicalMacro, FROZEN_MACROS, knownMacroNames, testValues } from './macros.ts'
import { nearestMacro } from './nearest-macro.ts'

test.each([
  ['click_id', 'click_id'],
  ['revenue', 'amount'],
  ['affS1', 'sub1'],
  ['affS5', 'sub5'],
  ['attempt', 'attempt'],
  ['delivery_id', 'delivery_id'],
])('{%s} stands for %s', (written, canonical) => {
  expect(canonicalMacro(written)).toBe(canonical)
})

test.each(['CLICK_ID', 'affs1', 'affS6', 'sub0', '', ' click_id', '__proto__', 'constructor'])(
  '{%s} is no macro',
  (written) => {
    expect(canonicalMacro(written)).toBeUndefined()
  },
)

test.each([
  ['clickid', 'click_id'],
  ['CLICK_ID', 'click_id'],
  ['click-id', 'click_id'],
  ['aff_clickid', 'aff_click_id'],
  ['conversionid', 'conversion_id'],
  ['amonut', 'amount'],
  ['revenu', 'revenue'],
  ['affs3', 'affS3'],
  ['sub_1', 'sub1'],
  ['sub6', 'sub1'],
  ['curency', 'currency'],
  ['time_stamp', 'timestamp'],
  ['txid', 'txn_id'],
  ['payouts', 'payout'],
  ['delta-payout', 'delta_payout'],
])('for {%s} the suggestion is {%s}', (written, suggestion) => {
  expect(nearestMacro(written)).toBe(suggestion)
})

test('even nonsense gets a suggestion that is a known macro', () => {
  expect(knownMacroNames()).toContain(nearestMacro('☃'.repeat(500)))
})

test('the test values are those of the contract', () => {
  expect(testValues('EUR')).toMatchObject({
    click_id: 'test-click-abc123',
    aff_click_id: 'test-aff-click-001',
    conversion_id: 'test-conv-xyz789',
    amount: '49.99',
    payout: '10.00',
    event: 'sale',
    status: 'approved',
    txn_id: 'test-txn-001',
    sub1: 'test-campaign',
    sub2: 'test-adgroup',
    sub3: 'test-creative',
    sub4: '',
    sub5: '',
    currency: 'EUR',
    amount_minor: '4999',
  })
})

test('the test values have a value for every macro that is frozen, and name the moment they are given', () => {
  const values = testValues('USD', new Date('2026-03-01T12:00:00Z'))
  expect(Object.keys(values).sort()).toEqual([...FROZEN_MACROS].sort())
  expect(values).toMatchObject({ timestamp: '1772366400', datetime: '2026-03-01T12:00:00.000Z' })
})
