import { expect, test } from 'vitest'
import { isRenewal } from './renewal.ts'

const MARKS = { appIds: ['294517'], tags: ['Subscription Recurring Order'] }

test.each([
  ['web', '580111', [], false],
  ['subscription_contract_checkout_one', null, [], true],
  ['subscription_contract', null, [], true],
  ['294517', null, [], true],
  ['web', '294517', [], true],
  ['web', null, ['vip', 'subscription recurring order'], true],
  [null, null, [], false],
])('source %s, app %s, tags %j: renewal %s', (sourceName, appId, tags, expected) => {
  expect(isRenewal({ sourceName, appId, tags }, MARKS)).toBe(expected)
})
