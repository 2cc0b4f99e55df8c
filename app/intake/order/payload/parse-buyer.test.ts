// What an order says of its buyer that we keep: the country, and a hash of the e-mail address. Never the address.
import { describe, expect, test } from 'vitest'
import { buildOrder, wireText, type Json } from '../../../../test/fixtures/orders/build-order.ts'
import { readOrderMessage } from './order-message.ts'
import { parseOrder, type HashBuyer } from './parse-order.ts'

/** No hash, but one can see through it, which is what the test is for. */
const reversed: HashBuyer = (email) => [...email].reverse().join('')
const read = (fields: Json, hashBuyer: HashBuyer = reversed) => {
  const reading = parseOrder(buildOrder({ lines: [{ price: '1.00' }], with: fields }), hashBuyer)
  if (!reading.ok) throw new Error(reading.message)
  return reading.order
}
const to = (code: unknown): Json => ({ country_code: code })

describe('the country', () => {
  test.each<[Json, string | null]>([
    [{ shipping_address: to('DE'), billing_address: to('AT') }, 'DE'],
    [{ shipping_address: null, billing_address: to('AT') }, 'AT'],
    [{ shipping_address: to(null), billing_address: to('at') }, 'AT'],
    [{ shipping_address: to(' de ') }, 'DE'],
    [{ shipping_address: to('DEU'), billing_address: to('AT') }, 'AT'],
    [{ shipping_address: to('49'), billing_address: to('Österreich') }, null],
    [{ shipping_address: 'DE', billing_address: [] }, null],
    [{ shipping_address: null, billing_address: null }, null],
  ])('%j: %s', (fields, country) => {
    expect(read(fields).country).toBe(country)
  })
})

describe('the buyer', () => {
  const none = { email: null, contact_email: null, customer: null }
  test.each<[Json, string | null]>([
    [{ ...none, email: 'ab@x', contact_email: 'c@x' }, 'x@ba'],
    [{ ...none, email: '  AB@X ' }, 'x@ba'],
    [{ ...none, email: ' ', contact_email: 'c@x', customer: { email: 'd@x' } }, 'x@c'],
    [{ ...none, customer: { email: 'D@x' } }, 'x@d'],
    [{ ...none, email: 7 }, '7'],
    [{ ...none, email: ['e@x'] }, null],
    [none, null],
  ])('%j: %s', (fields, buyerHash) => {
    expect(read(fields).buyerHash).toBe(buyerHash)
  })

  test('is not told apart where there is nothing to hash with', () => {
    expect(read({}, null).buyerHash).toBeNull()
  })
})

test('of addresses nothing else is in the message', () => {
  const text = wireText(buildOrder({ lines: [{ price: '1.00' }] }))
  const webhook = { topic: 'orders/create', body: text, bodySha256: '', triggeredAt: null, receivedAtMs: 0 }
  const reading = readOrderMessage(webhook, () => 'hashed')
  expect(reading).toMatchObject({ message: { order: { country: 'US', buyerHash: 'hashed' } } })
  expect(text).toMatch(/ada\.beispiel@example\.com/)
  expect(JSON.stringify(reading)).not.toMatch(/ada|beispiel|example\.com|Kentucky|Nowhere|Invented|"zip"/i)
})
