// In German no page of the admin shows English: every page is opened with what a shop has after a while, sales that were delivered,
// refused and paused, calls, notices, and whatever is to be read or heard on it is looked through.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sayingIn } from '#app/language/catalogs.server.ts'
import { DEMO } from '../../sandbox/demo-shop.ts'
import { PRODUCTS } from '../../sandbox/storefront/catalog.ts'
import { describeInBrowser, openAdminDesk, type AdminDesk } from './admin-desk.ts'
import { englishIn } from './german/english.ts'
import { liveForAWhile } from './german/live-for-a-while.ts'
import { shownTexts } from './german/shown-texts.ts'
import { PAGES } from './pages/every-page.ts'

/** What the merchant has called things, and addresses: taken out of a text before it is looked at. */
const NAMES = [DEMO.offerName, DEMO.shopName, DEMO.partnerName, ...PRODUCTS.map(({ title }) => title)]
const ADDRESS = /\bhttps?:\/\/\S+/g

const say = sayingIn('de')

/** Pages as they stand in other states: refused, looked for in vain, explained. */
const OTHERS = [
  '/app/deliveries?state=odd&partner=1&from=2026&older=1&state=failed',
  '/app/deliveries?state=failed',
  '/app/deliveries/:failed',
  '/app/deliveries/:waiting',
  '/app/deliveries/none',
  '/app/conversions?status=odd',
  '/app/conversions?coupon=none',
  '/app/conversions/:reversed',
  '/app/conversions/:held',
  '/app/conversions/:reviewed',
  '/app/conversions/explain?order=%231001',
  '/app/conversions/explain?order=none',
  '/app/inbound?outcome=odd',
  '/app/inbound/:refused',
  '/app/reports?by=partner&metric=payout&compare=before',
  '/app/partners?find=nobody',
]
const ADDRESSES = [...PAGES.map(({ path }) => path), ...OTHERS]

describeInBrowser('the admin in German, page by page', () => {
  let desk: AdminDesk
  let ids: Record<string, string>

  beforeAll(async () => {
    desk = await openAdminDesk()
    await desk.goTo('/app?locale=de', say('Today'))
    ids = await liveForAWhile(desk)
  })
  afterAll(() => desk?.close())

  const open = (address: string) => {
    const path = address.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? '')
    return desk.goTo(`${path}${path.includes('?') ? '&' : '?'}locale=de`, /./)
  }
  const english = async () => {
    const texts = await shownTexts(desk.appFrame())
    expect(texts.length).toBeGreaterThan(3)
    return texts
      .map((text) => [
        text,
        NAMES.reduce((rest, name) => rest.replaceAll(name, '…'), text).replace(ADDRESS, '…'),
      ])
      .flatMap(([text, own]) => {
        const why = englishIn(own as string)
        return why === null ? [] : [`${text} (${why})`]
      })
  }

  test.each(ADDRESSES)('%s', async (address) => {
    await open(address)
    expect(await english()).toEqual([])
  })

  test('nor does what comes of a button', async () => {
    await open('/app/postbacks/:postback')
    await desk.press(say('Send a test'))
    await desk.app().getByText(say('The destination took it.')).waitFor()
    expect(await english()).toEqual([])
    await open('/app/storefront')
    await desk.press(say('Check and repair'))
    await desk.app().getByRole('status').getByText(/\S/).first().waitFor()
    expect(await english()).toEqual([])
  })

  test('nor does what somebody sees who is bound to a partner, and what is not for him', async () => {
    await desk.database.query(
      `UPDATE admin_user SET partner_id = (SELECT id FROM partner LIMIT 1), bound_at = now(), bound_by = user_id`,
    )
    for (const address of ['/app', '/app/postbacks', '/app/deliveries', '/app/notices']) {
      await open(address)
      expect(await english(), address).toEqual([])
    }
    await desk.goTo('/app/offers?locale=de', say('This page is for the merchant'))
    expect(await english()).toEqual([])
    await desk.database.query('UPDATE admin_user SET partner_id = NULL, bound_at = NULL, bound_by = NULL')
  })

  test('English would be found: on the same pages in English there is', async () => {
    await desk.goTo('/app/deliveries?locale=en', 'Deliveries')
    expect((await english()).length).toBeGreaterThan(10)
    await desk.goTo('/app/deliveries?locale=de', say('Deliveries'))
  })
})
