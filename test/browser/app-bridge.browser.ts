// The stand-in for App Bridge, from inside the app's frame: what it gives, and what it refuses because the real one does.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { describeInBrowser, openAdminDesk, type AdminDesk } from './admin-desk.ts'

describeInBrowser('App Bridge', () => {
  let desk: AdminDesk
  beforeAll(async () => void (desk = await openAdminDesk()))
  afterAll(() => desk?.close())
  beforeEach(() => desk.goTo('/app', 'Today'))

  const toast = () => desk.admin.locator('#toast')

  test('says whether the embed is on in the theme', async () => {
    const embedStatus = () =>
      desk.appFrame().evaluate(async () => {
        const [theme] = await shopify.app.extensions()
        const [embed] = theme!.activations
        return { type: theme!.type, embed: embed && 'status' in embed ? embed.status : null }
      })
    expect(await embedStatus()).toEqual({ type: 'theme_app_extension', embed: 'active' })
    await switchEmbed(desk, false)
    expect(await embedStatus()).toEqual({ type: 'theme_app_extension', embed: 'available' })
    await switchEmbed(desk, true)
  })

  test('shows a toast whose button calls back, once', async () => {
    await desk.appFrame().evaluate(() => {
      const pressed: string[] = []
      Object.assign(window, { pressed })
      shopify.toast.show('Rejected', { action: 'Undo', onAction: () => pressed.push('undo') })
    })
    await toast().getByRole('button', { name: 'Undo' }).click()
    await toast().waitFor({ state: 'hidden' })
    await expect.poll(() => desk.appFrame().evaluate(() => Reflect.get(window, 'pressed'))).toEqual(['undo'])
  })

  test('tells when a toast is gone, and takes one away', async () => {
    await desk.appFrame().evaluate(() => {
      Object.assign(window, { gone: 0 })
      const onDismiss = () => Reflect.set(window, 'gone', Reflect.get(window, 'gone') + 1)
      shopify.toast.show('Saved', { duration: 50, onDismiss })
    })
    await expect.poll(() => desk.appFrame().evaluate(() => Reflect.get(window, 'gone'))).toBe(1)
    await desk.appFrame().evaluate(() => shopify.toast.hide(shopify.toast.show('Saved again')))
    await toast().waitFor({ state: 'hidden' })
  })

  test.each([
    ['a toast without words', async () => void shopify.toast.show(' '), 'a toast needs a message'],
    [
      'a save bar that is not there',
      () => shopify.saveBar.show('none'),
      'there is no <ui-save-bar id="none">',
    ],
    [
      'a picker of what is no resource',
      async () => void (await shopify.resourcePicker({ type: 'customer' as never })),
      'a picker is of type product, variant or collection',
    ],
    [
      'a picker of variants',
      async () => void (await shopify.resourcePicker({ type: 'variant' })),
      'not part of the sandbox',
    ],
    [
      'a picker with ids that are not global',
      async () => void (await shopify.resourcePicker({ type: 'product', selectionIds: [{ id: '1' }] })),
      'gid://shopify/Product/1',
    ],
    [
      'a picker with ids of the other kind',
      async () =>
        void (await shopify.resourcePicker({
          type: 'collection',
          selectionIds: [{ id: 'gid://shopify/Product/1' }],
        })),
      'gid://shopify/Collection/1',
    ],
    [
      'a picker of fewer than one',
      async () => void (await shopify.resourcePicker({ type: 'product', multiple: 0 })),
      'multiple is true, false or a number',
    ],
    ['a dialog of the admin', () => shopify.modal.show('none'), 'not part of the sandbox'],
  ])('refuses %s', async (_, call, message) => {
    await expect(desk.appFrame().evaluate(call)).rejects.toThrow(message)
  })

  const picker = () => desk.admin.getByRole('dialog')
  const pick = (options: object) =>
    desk.appFrame().evaluate(async (given) => {
      const chosen = await shopify.resourcePicker(given as Parameters<typeof shopify.resourcePicker>[0])
      return chosen === undefined ? 'cancelled' : chosen.map(({ id, title }) => `${id} ${title}`)
    }, options)

  test('lets the merchant choose products, those of before among them', async () => {
    const selectionIds = [{ id: 'gid://shopify/Product/8000000000001' }, { id: 'gid://shopify/Product/1' }]
    const chosen = pick({ type: 'product', action: 'select', multiple: 2, selectionIds })
    await picker().waitFor()
    expect(await picker().getByRole('checkbox', { checked: true }).count()).toBe(1)
    await picker().getByRole('checkbox', { name: 'Wool socks' }).check()
    // Two are the most: the others cannot be chosen any more.
    expect(await picker().getByRole('checkbox', { name: 'Linen throw' }).isDisabled()).toBe(true)
    await picker().getByRole('button', { name: 'Select' }).click()
    expect(await chosen).toEqual([
      'gid://shopify/Product/8000000000001 Stoneware mug',
      'gid://shopify/Product/8000000000005 Wool socks',
    ])
  })

  test('answers nothing where the picker is closed', async () => {
    for (const close of [
      () => picker().getByRole('button', { name: 'Cancel' }).click(),
      () => desk.admin.keyboard.press('Escape'),
    ]) {
      const chosen = pick({ type: 'collection' })
      await picker().getByRole('checkbox', { name: 'Cosy evenings' }).check()
      await close()
      expect(await chosen).toBe('cancelled')
    }
  })

  test('refuses to be loaded after another script, or without a key', async () => {
    const page = await desk.newPage()
    const refusal = async (html: string) => {
      const failed = page.waitForEvent('pageerror')
      await page.setContent(html)
      return (await failed).message
    }
    const bridge = `<script src="${desk.sandbox.adminUrl}/app-bridge.js"></script>`
    const key = '<meta name="shopify-api-key" content="key">'
    expect(await refusal(`<head>${bridge}</head>`)).toContain('shopify-api-key')
    expect(await refusal(`<head>${key}<script></script>${bridge}</head>`)).toContain('first script')
    await page.context().close()
  })
})

/** As the merchant does in the theme editor. */
async function switchEmbed({ sandbox }: AdminDesk, on: boolean): Promise<void> {
  const answer = await fetch(`${sandbox.storefrontUrl}/sandbox/settings`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ embed: on }),
  })
  expect(answer.ok).toBe(true)
}
