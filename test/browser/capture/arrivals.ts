// The ways in which a visitor arrives.
import { expect } from 'vitest'
import { partnerLink } from '../../../sandbox/demo-shop.ts'
import { LANDING, type Path } from './path.ts'

const buy =
  (path: string, root = '/'): Path['walk'] =>
  async (shopper) => {
    await shopper.visit(path)
    await shopper.add('fetch', root)
    return shopper.checkOut(root)
  }

export const ARRIVALS: Path[] = [
  {
    group: 'Arriving',
    name: 'by the tracking link, with `click_id` in the address',
    walk: async (shopper, { appUrl }) => {
      await shopper.page.goto(partnerLink(appUrl, { sub1: 'spring' }))
      await shopper.page.waitForLoadState('networkidle')
      await shopper.add('fetch')
      return shopper.checkOut()
    },
    partner: 'wanderlist',
    won: 'order_attribute',
  },
  {
    group: 'Arriving',
    name: 'by a link through the app proxy',
    walk: buy('/apps/throughline/r/main?via=wanderlist'),
    partner: 'wanderlist',
    won: 'order_attribute',
  },
  {
    group: 'Arriving',
    name: 'on any page with `via`, sub ids and `aff_click_id`: the embed asks for the click',
    walk: buy(LANDING),
    partner: 'wanderlist',
    won: 'order_attribute',
  },
  {
    group: 'Arriving',
    name: 'with `via` and `affS1`',
    walk: buy('/?via=wanderlist&affS1=spring'),
    partner: 'wanderlist',
    won: 'order_attribute',
  },
  {
    group: 'Arriving',
    name: 'with a network’s own parameter (`awc`) and no `via`',
    walk: buy('/?awc=6201_1700000000_abc'),
    partner: 'atlas',
    won: 'order_attribute',
  },
  {
    group: 'Arriving',
    name: 'in a market with a locale prefix (`/en-ca/`)',
    walk: buy('/en-ca/?via=wanderlist', '/en-ca/'),
    partner: 'wanderlist',
    won: 'order_attribute',
  },
  {
    group: 'Arriving',
    name: 'where the merchant has moved the app proxy (`/tools/partners`)',
    settings: { proxyPrefix: '/tools/partners' },
    walk: buy('/?via=wanderlist'),
    partner: 'wanderlist',
    won: 'order_attribute',
  },
  {
    group: 'Arriving',
    name: 'by a discount link that leads on to a page with `via`',
    walk: buy(`/discount/WELCOME10?redirect=${encodeURIComponent('/?via=wanderlist')}`),
    partner: 'wanderlist',
    won: 'order_attribute',
  },
  {
    group: 'Arriving',
    name: 'a second time, from another partner: the newest click counts, both travel',
    walk: async (shopper) => {
      await shopper.visit('/?via=wanderlist')
      await shopper.visit('/?via=atlas')
      await shopper.add('fetch')
      const { click_id, first_click_id } = await shopper.attributes()
      expect(click_id).toMatch(/^[0-9a-f-]{36}$/)
      expect(first_click_id).toMatch(/^[0-9a-f-]{36}$/)
      expect(first_click_id).not.toBe(click_id)
      return shopper.checkOut()
    },
    partner: 'atlas',
    won: 'order_attribute',
  },
  {
    group: 'Arriving',
    name: 'the landing page reloaded and gone back to: one click',
    walk: async (shopper) => {
      const asked: string[] = []
      shopper.page.on('request', (request) => /\/click\?/.test(request.url()) && asked.push(request.url()))
      await shopper.visit('/?via=wanderlist')
      await shopper.page.reload({ waitUntil: 'networkidle' })
      await shopper.visit('/cart')
      await shopper.page.goBack({ waitUntil: 'networkidle' })
      expect(asked).toHaveLength(1)
      await shopper.add('fetch')
      return shopper.checkOut()
    },
    partner: 'wanderlist',
    won: 'order_attribute',
  },
]
