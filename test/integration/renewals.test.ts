// Renewals of subscriptions: whose they are, how many count, and what they pay.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { DateTime } from 'luxon'
import {
  DAY_MS,
  line,
  openDesk,
  orderOf,
  withClick,
  withCode,
  type Desk,
  type LineSetup,
  type OfferSetup,
} from '../setup/orders.ts'
import { startSystem, type System } from '../setup/system.ts'

let system: System
let desk: Desk
let jo: string
let customers = 300
beforeAll(async () => {
  system = await startSystem({}, { worker: false })
  desk = await openDesk(system)
  jo = await desk.partner({ name: 'Jo' })
})
afterEach(async () => {
  await desk.checkBooks()
})
afterAll(() => system.close())

const BOTH_RULES = [{ basisPoints: 1000 }, { event: 'rebill', basisPoints: 500 }]
const PLANNED: Partial<LineSetup> = { selling_plan_id: 70 }
const START = DateTime.utc().minus({ days: 300 })
const at = (time: DateTime) => ({ created_at: time.toISO(), processed_at: time.toISO() })

interface Subscription {
  offer: string
  click: string
  first: string
  who: object
  /** The renewal of so many months later. */
  renew: (months: number, change?: object, item?: Partial<LineSetup>) => Promise<string>
}

/** A subscription that began with a credited order. */
async function subscribe(setup: OfferSetup, item: Partial<LineSetup> = PLANNED): Promise<Subscription> {
  const offer = await desk.offer({ name: 'Boxes', rules: BOTH_RULES, ...setup })
  const who = { customer: { id: ++customers } }
  const click = await desk.click(jo, offer, 301 * DAY_MS)
  const first = await desk.place(
    orderOf({ ...who, ...at(START), ...withClick(click), line_items: [line(item)] }),
  )
  const renew = (months: number, change: object = {}, changed: Partial<LineSetup> = item) =>
    desk.place(
      orderOf({
        ...who,
        ...at(START.plus({ months })),
        source_name: 'subscription_contract_checkout_one',
        line_items: [line(changed)],
        ...change,
      }),
    )
  return { offer, click, first, who, renew }
}

describe('a renewal', () => {
  test.each<[string, Partial<LineSetup>, Partial<LineSetup>]>([
    ['by its selling plan', PLANNED, { ...PLANNED, variant_id: 99 }],
    ['by its variant, where neither names a plan', {}, {}],
    ['by its variant, where only the first order names the plan', PLANNED, {}],
  ])(
    'is the first order’s partner’s, known %s, as a rebill with its own rule',
    async (_how, began, renews) => {
      const { renew, click } = await subscribe({}, began)
      const id = await renew(1, {}, renews)
      expect(await desk.conversion(id)).toMatchObject({
        partner_id: jo,
        click_id: click,
        method: 'renewal',
        event: 'rebill',
        payout_minor: 500n,
        customer_type: 'returning',
      })
      expect(await desk.deliveries(id)).toEqual([['approved', '5.00', '5.00']])
      expect((await desk.explain(id))?.[0]).toBe(
        'Credited to Jo for Boxes: the first order of its subscription.',
      )
    },
  )

  test.each<[string, Partial<LineSetup>]>([
    ['of another plan', { selling_plan_id: 71 }],
    ['of another variant, without a plan', { variant_id: 12 }],
  ])('%s is not', async (_what, item) => {
    const { renew } = await subscribe({})
    // Nor is it the customer's earlier click's: that is past its lookback by then.
    expect(await desk.conversion(await renew(2, {}, item))).toBeUndefined()
  })

  test('of another customer is not', async () => {
    const { renew } = await subscribe({})
    for (const customer of [{ id: ++customers }, null])
      expect(await desk.conversion(await renew(1, { customer }))).toBeUndefined()
  })

  test('of a first order that only a coupon credited is that partner’s', async () => {
    const offer = await desk.offer({ rules: BOTH_RULES })
    const code = await desk.coupon(jo, offer)
    const who = { customer: { id: ++customers } }
    await desk.place(orderOf({ ...who, ...at(START), ...withCode(code), line_items: [line(PLANNED)] }))
    const id = await desk.place(
      orderOf({
        ...who,
        ...at(START.plus({ months: 1 })),
        source_name: 'subscription_contract_checkout_one',
        line_items: [line(PLANNED)],
      }),
    )
    expect(await desk.conversion(id)).toMatchObject({ partner_id: jo, method: 'renewal', coupon_code: code })
  })

  test('that arrives before its first order is credited once that one is there', async () => {
    const offer = await desk.offer({ rules: BOTH_RULES })
    const who = { customer: { id: ++customers } }
    const id = await desk.place(
      orderOf({
        ...who,
        ...at(START.plus({ months: 1 })),
        source_name: 'subscription_contract_checkout_one',
        line_items: [line(PLANNED)],
      }),
    )
    expect(await desk.conversion(id)).toBeUndefined()
    const click = await desk.click(jo, offer, 301 * DAY_MS)
    await desk.place(orderOf({ ...who, ...at(START), ...withClick(click), line_items: [line(PLANNED)] }))
    await desk.recheck()
    expect(await desk.conversion(id)).toMatchObject({ partner_id: jo, event: 'rebill', method: 'renewal' })
  })
})

describe('an offer that counts', () => {
  test('no renewals refuses them, also with the first order’s click copied to them', async () => {
    const { renew, click } = await subscribe({ renewals: 'none' })
    const id = await renew(1, withClick(click))
    expect(await desk.conversion(id)).toBeUndefined()
    const told = await desk.explain(id)
    expect(told?.[0]).toBe('Credited to nobody: nothing that it came with counts.')
    expect(told).toContain(
      'Does not count: the first order of its subscription, of Jo. The offer does not count renewals.',
    )
    expect(told).toContain(
      'Does not count: the click in the order’s attributes, of Jo. A renewal follows the first order of its subscription.',
    )
  })

  test('no renewals refuses one whose first order is not known, with a click of its own', async () => {
    const offer = await desk.offer({ renewals: 'none', rules: BOTH_RULES })
    const id = await desk.place(
      orderOf({
        customer: { id: ++customers },
        source_name: 'subscription_contract_checkout_one',
        ...withClick(await desk.click(jo, offer)),
      }),
    )
    expect(await desk.explain(id)).toContain(
      'Does not count: the click in the order’s attributes, of Jo. The offer does not count renewals.',
    )
  })

  test('the first 2 refuses the third, also with a copied click or a code', async () => {
    const { renew, click, offer } = await subscribe({
      renewals: 'first',
      renewalLimit: 2,
      lookbackDays: null,
    })
    const code = await desk.coupon(jo, offer)
    const ids = [
      await renew(1),
      await renew(2),
      await renew(3),
      await renew(4, { ...withClick(click), ...withCode(code) }),
    ]
    const methods = await Promise.all(ids.map(async (id) => (await desk.conversion(id))?.['method']))
    expect(methods).toEqual(['renewal', 'renewal', undefined, undefined])
    expect(await desk.explain(ids[2] as string)).toContain(
      'Does not count: the first order of its subscription, of Jo. It is renewal 3, the offer counts the first 2.',
    )
  })

  test('3 months refuses what comes later', async () => {
    const { renew } = await subscribe({ renewals: 'months', renewalLimit: 3 })
    const [third, late] = [await renew(3), await renew(3, at(START.plus({ months: 3, minutes: 1 })))]
    expect(await desk.conversion(third)).toMatchObject({ method: 'renewal' })
    expect(await desk.conversion(late)).toBeUndefined()
    expect(await desk.explain(late)).toContain(
      'Does not count: the first order of its subscription, of Jo. The offer counts renewals for 3 months from the first order.',
    )
  })
})
