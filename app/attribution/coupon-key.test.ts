import { expect, test } from 'vitest'
import { couponKey } from './coupon-key.ts'

test.each([
  [' Save20 ', 'save20'],
  ['ＳＡＶＥ２０', 'save20'],
  ['ÄPFEL', 'äpfel'],
  ['   ', ''],
])('the coupon %j is compared as %j', (code, key) => {
  expect(couponKey(code)).toBe(key)
})
