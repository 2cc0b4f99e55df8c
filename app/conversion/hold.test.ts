import { expect, test } from 'vitest'
import { holdEndMs } from './hold.ts'
import { brief, DAY, HELD, made, NOW, order } from './settle.fixture.ts'
import { settleHold } from './settle.ts'
import { STATUSES, TRANSITIONS, mayChange } from './status.ts'

test('the end of a hold approves', () => {
  const held = made(order(), HELD)
  expect(brief(settleHold(held, NOW + 15 * DAY))).toEqual({
    kind: 'status',
    status: 'approved',
    amount: 10000n,
    payout: 1000n,
  })
})

test.each([
  ['2026-11-20T12:00:00Z', 2, 'UTC', '2026-11-23T00:00:00Z'],
  ['2026-11-20T00:00:00Z', 2, 'UTC', '2026-11-22T00:00:00Z'],
  ['2026-11-20T03:00:00Z', 1, 'America/New_York', '2026-11-21T05:00:00Z'],
  ['2026-10-24T12:00:00Z', 1, 'Europe/Berlin', '2026-10-25T23:00:00Z'],
  ['2026-11-20T12:00:00Z', 1, 'Not/AZone', '2026-11-22T00:00:00Z'],
])('a hold from %s of %i days in %s ends at %s', (paidAt, days, zone, end) => {
  expect(holdEndMs(Date.parse(paidAt), days, zone)).toBe(Date.parse(end))
})

test('no status changes to itself, and what was approved is never rejected', () => {
  expect(STATUSES.filter((status) => mayChange(status, status))).toEqual([])
  expect(TRANSITIONS.approved).toEqual(['reversed'])
})
