import { expect, test } from 'vitest'
import { buildOrder, type OrderSpec } from '../../../../test/fixtures/orders/build-order.ts'
import { readCodes, type OrderCode } from './codes.ts'
import { parseOrder } from '../payload/parse-order.ts'

const application = (code: string | null, type = 'discount_code') => ({
  type,
  code,
  target_type: 'line_item',
})
const strong = (code: string, discountMinor: bigint): OrderCode => ({
  code,
  strength: 'strong',
  draft: false,
  discountMinor,
})

const CASES: [string, OrderSpec, OrderCode[]][] = [
  ['no code', { lines: [{ price: '9.00' }] }, []],
  [
    'two codes, each with what it took off lines and shipping',
    {
      lines: [
        {
          price: '50.00',
          off: [
            ['5.00', 0],
            ['1.50', 1],
          ],
        },
        { price: '50.00', off: [['5.00', 0]] },
      ],
      shipping: { price: '7.00', discounted: '0.00', off: [['7.00', 1]] },
      with: {
        discount_applications: [application('PARTNER20'), application('FREESHIP')],
        discount_codes: [{ code: 'PARTNER20', amount: '10.00', type: 'fixed_amount' }],
      },
    },
    [strong('PARTNER20', 1000n), strong('FREESHIP', 850n)],
  ],
  [
    'the same code twice is one, whatever its case and form',
    {
      lines: [
        {
          price: '50.00',
          off: [
            ['5.00', 0],
            ['1.00', 1],
          ],
        },
      ],
      with: {
        discount_applications: [application('Partner20'), application('ＰＡＲＴＮＥＲ２０ ')],
        discount_codes: [{ code: 'partner20', amount: '6.00', type: 'fixed_amount' }],
      },
    },
    [strong('Partner20', 600n)],
  ],
  [
    'an automatic discount is no code',
    {
      lines: [{ price: '50.00', off: ['5.00'] }],
      with: { discount_applications: [application(null, 'automatic')] },
    },
    [],
  ],
  [
    'the manual discount of a draft is weak',
    {
      lines: [{ price: '500.00', off: ['50.00'] }],
      with: {
        source_name: 'shopify_draft_order',
        discount_applications: [application(null, 'manual')],
        discount_codes: [{ code: 'VIP', amount: '50.00', type: 'fixed_amount' }],
      },
    },
    [{ code: 'VIP', strength: 'weak', draft: true, discountMinor: 5000n }],
  ],
  [
    'an order made by API has a weak code that is no draft’s',
    {
      lines: [{ price: '50.00' }],
      with: { source_name: '1234567', discount_codes: [{ code: 'API', amount: null, type: 'percentage' }] },
    },
    [{ code: 'API', strength: 'weak', draft: false, discountMinor: 0n }],
  ],
]

test.each(CASES)('%s', (_name, spec, codes) => {
  const reading = parseOrder(buildOrder(spec))
  expect(reading.ok && readCodes(reading.order)).toEqual(codes)
})
