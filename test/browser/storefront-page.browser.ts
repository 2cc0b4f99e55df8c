// The storefront page as the merchant sees it: how each part that carries a click stands, and a pixel that is mended by a button.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser, openAdminDesk, type AdminDesk } from './admin-desk.ts'

describeInBrowser('the storefront page', () => {
  let desk: AdminDesk

  beforeAll(async () => void (desk = await openAdminDesk()))
  afterAll(() => desk?.close())

  const app = () => desk.app()
  const part = (name: string) => app().getByRole('region', { name, exact: true })
  const open = () => desk.goTo('/app/storefront', 'Storefront')

  test('says what is there and what is to be done', async () => {
    // Installing the app lets it in; the chores follow within the minute, or now.
    await open()
    await desk.database.query(`SELECT graphile_worker.add_job('publish_storefronts')`)
    const isPublished = async () =>
      (await desk.database.query('SELECT FROM storefront WHERE published_at IS NOT NULL')).rowCount
    await expect.poll(isPublished, { timeout: 20_000 }).toBe(1)
    await desk.database.query(`SELECT graphile_worker.add_job('keep_pixels')`)
    await part('Web pixel').getByText('Live', { exact: true }).waitFor({ timeout: 30_000 })
    await part('Settings for the embed').getByText('Published', { exact: true }).waitFor({ timeout: 30_000 })
    await part('App embed').getByText('Switched on', { exact: true }).waitFor()
    const link = part('App embed').getByRole('link', { name: 'Open the theme editor' })
    expect(await link.getAttribute('href')).toBe(
      `https://${desk.sandbox.shopDomain}/admin/themes/current/editor?context=apps&template=index&activateAppId=${desk.sandbox.apiKey}/click-capture`,
    )
    await part('Web pixel').getByText('No checkout was reported').waitFor()
    const module = app().getByRole('textbox', { name: 'Module for your page' })
    expect(await module.inputValue()).toContain(`brand: '${desk.sandbox.brand}'`)
    await desk.screenshot('storefront-new-wide')
  })

  test('tells of a pixel that failed, and mends it', async () => {
    await desk.database.query(
      `UPDATE storefront SET pixel_state = 'failed', pixel_error = 'Shopify did not answer as expected: no answer in time'`,
    )
    await open()
    await part('Web pixel').getByText('Failed', { exact: true }).waitFor()
    await part('Web pixel').getByText('no answer in time').waitFor()
    await desk.screenshot('storefront-failed-wide')
    await part('Web pixel').getByRole('button', { name: 'Check and repair' }).focus()
    await desk.admin.keyboard.press('Enter')
    await part('Web pixel').getByText('The pixel is live, with the right settings.').waitFor()
    await part('Web pixel').getByText('Live', { exact: true }).waitFor()
    await desk.screenshot('storefront-repaired-wide')
  })

  test('counts what the pixel reports', async () => {
    const { rows } = await desk.database.query<{ pixel_key: string }>('SELECT pixel_key FROM storefront')
    const report = { v: 1, brand: desk.sandbox.brand, key: rows[0]?.pixel_key, order_id: '5123' }
    const response = await fetch(`${desk.sandbox.appUrl}/pixel`, {
      method: 'POST',
      body: JSON.stringify(report),
    })
    expect(response.status).toBe(204)
    await open()
    await part('Web pixel').getByText('1 checkout reported in the last 7 days.').waitFor()
  })

  test('fits a narrow screen', async () => {
    await desk.expectToFit('storefront')
  })

  test('nothing went wrong in all this', () => {
    expect(desk.watch.troubles()).toEqual([])
  })
})
