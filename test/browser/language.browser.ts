// The admin in German: every page says its own words and Polaris' in it, stays with it from page to page, and goes back.
import type { Frame } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { CATALOGS } from '#app/language/catalogs.server.ts'
import { PRODUCTS } from '../../sandbox/storefront/catalog.ts'
import { buy, clickPartnerLink } from '../../sandbox/storefront/journey.ts'
import { createVisitor } from '../../sandbox/storefront/visitor.ts'
import { describeInBrowser, openAdminDesk, type AdminDesk } from './admin-desk.ts'

/** English texts that would read otherwise in German. Single words may be a name or a value, and are left out. */
const ENGLISH = Object.entries(CATALOGS.de)
  .filter(([english, german]) => english !== german && english.includes(' '))
  .map(([english]) => english)

const SOLD = `SELECT id AS delivery, postback_id AS postback FROM delivery WHERE state = 'delivered'`

const PAGES: [path: string, title: string | RegExp, german: string][] = [
  ['/app/postbacks', 'Postbacks', 'Postback hinzufügen'],
  ['/app/postbacks/new', 'Postback hinzufügen', 'Ein Tracker oder Netzwerk aus der Liste'],
  ['/app/postbacks/:postback', /./, 'Wann er gesendet wird'],
  ['/app/deliveries', 'Zustellungen', 'Gescheiterte wiederholen…'],
  ['/app/deliveries/:delivery', /./, 'Was sie meldet'],
  ['/app/storefront', 'Schaufenster', 'App-Einbettung'],
  ['/app/notices', 'Hinweise', 'Hinweise per E-Mail'],
]

describeInBrowser('the admin in German', () => {
  let desk: AdminDesk
  let ids: Record<string, string>

  beforeAll(async () => {
    desk = await openAdminDesk()
    await desk.goTo('/app/postbacks', 'Postbacks')
    ids = await makeSale(desk)
  })
  afterAll(() => desk?.close())

  const goTo = (path: string, locale: string, title: string | RegExp) =>
    desk.goTo(`${path.replace(/:(\w+)/, (_, name: string) => ids[name] ?? '')}?locale=${locale}`, title)

  test.each(PAGES)('%s says nothing in English', async (path, title, german) => {
    await goTo(path, 'de', title)
    await desk.app().getByText(german, { exact: true }).first().waitFor()
    expect(await desk.appFrame().locator('html').getAttribute('lang')).toBe('de')
    const said = await textsOf(desk.appFrame())
    expect(said.length).toBeGreaterThan(20)
    expect(said.filter((text) => ENGLISH.includes(text))).toEqual([])
    // German is longer.
    await desk.expectToFit(`language${path.replaceAll(/[/:]+/g, '-')}`)
  })

  test('so do Polaris, what is wrong with a form, and the assistant', async () => {
    await goTo('/app/deliveries', 'de', 'Zustellungen')
    await desk.press('Gescheiterte wiederholen…')
    await desk.app().getByRole('button', { name: 'Schließen', exact: true }).click()

    await goTo('/app/postbacks/:postback', 'de', /./)
    await desk.field('URL').fill('https://t.example/?a={affclickid}')
    await desk.press('Test senden')
    const problem = 'Das Makro {affclickid} gibt es nicht. Das ähnlichste ist {aff_click_id}.'
    await desk.app().getByText(problem).first().waitFor()

    await goTo('/app/postbacks/new', 'de', 'Postback hinzufügen')
    await desk.app().getByText('Postback-URL oder Dokumentation einfügen', { exact: true }).click()
    await desk
      .field('Die Postback-URL des Trackers, oder was seine Dokumentation dazu sagt')
      .fill('https://abcde.voluumtrk.com/postback?cid=REPLACE&payout=OPTIONAL')
    await desk.press('Lesen')
    const steps = desk.app().getByRole('region', { name: 'Schritt für Schritt' })
    await steps.getByText('Das Ziel ist Voluum').waitFor()
    await steps.getByText('abcde.voluumtrk.com und der Pfad /postback gehören zu Voluum.').waitFor()
    await desk.screenshot('language-assistant')
  })

  test('the language stays from page to page', async () => {
    await goTo('/app/storefront', 'de', 'Schaufenster')
    await desk.admin.getByRole('link', { name: 'Zustellungen', exact: true }).click()
    await desk.heading('Zustellungen')
    expect(desk.appFrame().url()).not.toContain('locale')
    await desk.app().getByRole('button', { name: 'Suchen', exact: true }).waitFor()
  })

  test('and back in English nothing is German', async () => {
    await goTo('/app/deliveries', 'en', 'Deliveries')
    await desk.app().getByRole('button', { name: 'Replay failed…', exact: true }).waitFor()
    await desk.admin.getByRole('link', { name: 'Notices', exact: true }).click()
    await desk.heading('Notices')
    expect(await desk.appFrame().locator('html').getAttribute('lang')).toBe('en')
    const german = Object.values(CATALOGS.de).filter((text) => text.includes(' '))
    expect((await textsOf(desk.appFrame())).filter((text) => german.includes(text))).toEqual([])
  })

  test('nothing went wrong in all this', () => {
    expect(desk.watch.troubles()).toEqual([])
  })
})

/** What is to be read or heard on a page, a text each. */
function textsOf(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement?.closest('script, style') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    )
    const texts: string[] = []
    while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? '')
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title]'))
      for (const name of ['aria-label', 'placeholder', 'title']) texts.push(element.getAttribute(name) ?? '')
    return texts.map((text) => text.trim()).filter((text) => text !== '')
  })
}

/** A visitor whom the partner sent buys something, and the partner's tracker is told. */
async function makeSale({ sandbox, database }: AdminDesk): Promise<Record<string, string>> {
  const visitor = createVisitor()
  await clickPartnerLink(visitor, sandbox.appUrl, { aff_click_id: 'language-1' })
  const { variantId } = PRODUCTS[0]!
  await buy(visitor, sandbox.storefrontUrl, { variantId, quantity: 1, discountCodes: [] })
  return vi.waitUntil(async () => (await database.query<Record<string, string>>(SOLD)).rows[0], {
    timeout: 30_000,
  })
}
