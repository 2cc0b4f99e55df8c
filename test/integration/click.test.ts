// The tracking link over real HTTP: every form, every refusal, and that a click is committed before its 302.
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { workOnce } from '#app/intake/webhook/work-inbox.server.ts'
import { proxied as proxiedOf } from '../setup/proxied.ts'
import { BROWSER, clickIdOf, startSystem, type System } from '../setup/system.ts'

let system: System
beforeAll(async () => {
  system = await startSystem({}, { worker: false })
  await system.database.pool.query('INSERT INTO link_host (host, shop_id) VALUES ($1, $2)', [
    'go.shop.example',
    system.shop.id,
  ])
  await system.database.pool.query('INSERT INTO shop_slug (slug, shop_id) VALUES ($1, $2)', [
    'old-name',
    system.shop.id,
  ])
})
afterAll(() => system.close())

const clicks = async (id: string | null) =>
  (
    await system.database.pool.query('SELECT * FROM click WHERE shop_id = $1 AND id = $2', [
      system.shop.id,
      id,
    ])
  ).rows
const countClicks = async () =>
  Number((await system.database.pool.query('SELECT count(*) FROM click')).rows[0].count)

/** A GET with a Host of its own choosing, which fetch does not allow. */
function visitHost(host: string, path: string): Promise<{ status: number; location: string }> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(system.url)
    request({ port, host: '127.0.0.1', path, headers: { host, 'user-agent': BROWSER } }, (response) => {
      response.resume()
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? '' }),
      )
    })
      .on('error', reject)
      .end()
  })
}

const proxied = (path: string, parameters: Record<string, string>) =>
  proxiedOf(system.shop.domain, path, parameters)

describe('each form of the link makes a click', () => {
  test.each(['/r/demo/summer', '/api/r/demo/summer', '/r/old-name/summer', '/r/DEMO/Summer'])(
    '%s',
    async (path) => {
      const response = await system.visit(`${path}?via=jo&sub1=a&affS1=b&affS2=c&aff_click_id=xyz`, {
        referer: 'https://blog.example/post?reader=ada%40example.com',
      })
      expect(response.status).toBe(302)
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(await clicks(clickIdOf(response))).toMatchObject([
        {
          partner_id: system.shop.partner.id,
          offer_id: system.shop.offer.id,
          sub1: 'a',
          sub2: 'c',
          aff_click_id: 'xyz',
          source: 'link',
          referrer: 'https://blog.example/post',
        },
      ])
    },
  )

  test('a shop’s own link host', async () => {
    const { status, location } = await visitHost('go.shop.example', '/summer?via=jo')
    expect(status).toBe(302)
    expect(await clicks(new URL(location).searchParams.get('click_id'))).toHaveLength(1)
    expect((await visitHost('other.example', '/summer?via=jo')).status).toBe(404)
  })

  test('the app proxy', async () => {
    const response = await system.visit(proxied('/r/summer', { via: 'jo', sub: 'x', sub1: 'y' }))
    expect(response.status).toBe(302)
    expect(await clicks(clickIdOf(response))).toMatchObject([{ source: 'proxy', sub1: 'y' }])
    const forged = await system.visit(proxied('/r/summer', { via: 'jo' }).replace('via=jo', 'via=gone'))
    expect(forged.status).toBe(401)
  })

  test('the app proxy tells which customer is signed in, and his order that carries nothing is the partner’s', async () => {
    const customerId = '7712345678901'
    const query = { via: 'jo', logged_in_customer_id: customerId }
    const clickId = clickIdOf(await system.visit(proxied('/r/summer', query)))
    const at = new Date().toISOString()
    await system.webhook('orders/create', {
      id: 8801,
      customer: { id: Number(customerId) },
      created_at: at,
      updated_at: at,
      financial_status: 'paid',
      currency: 'USD',
      line_items: [{ id: 1, quantity: 1, price: '10.00' }],
    })
    await workOnce(system.runtime)
    const credited = await system.eventually(`SELECT method, click_id FROM conversion WHERE txn_id = '8801'`)
    expect(credited).toEqual({ method: 'customer', click_id: clickId })
  })

  test('a deep link to the shop’s own domain', async () => {
    const response = await system.visit(
      `/r/demo/summer?via=jo&url=${encodeURIComponent('https://shop.example/products/a?v=1#x')}`,
    )
    expect(response.headers.get('location')).toBe(
      `https://shop.example/products/a?click_id=${clickIdOf(response)}&v=1#x`,
    )
  })
})

describe('what is no click', () => {
  test.each([
    ['an unknown brand', '/r/nobody/summer?via=jo', 404],
    ['an unknown offer', '/r/demo/nothing?via=jo', 404],
    ['a path too long', '/r/demo/summer/more?via=jo', 404],
    ['a broken escape', '/r/demo/%zz?via=jo', 404],
  ])('%s is not found', async (_what, path, status) => {
    expect((await system.visit(path)).status).toBe(status)
  })

  test('refused visits lead to the offer’s own destination and are counted by reason', async () => {
    const before = await countClicks()
    for (const query of ['via=nobody', 'via=gone', 'via=gone', '', 'via=jo&url=https%3A%2F%2Fevil.example']) {
      const response = await system.visit(`/r/demo/summer?${query}`)
      expect(response.headers.get('location')).toBe('https://shop.example/collections/summer?utm=1')
    }
    expect(await countClicks()).toBe(before)
    await system.eventually(`SELECT 1 AS done FROM click_refusal WHERE reason = 'foreign_url' AND count >= 1`)
    const { rows } = await system.database.pool.query(
      'SELECT reason, sum(count)::int AS count FROM click_refusal GROUP BY 1 ORDER BY 1',
    )
    expect(rows).toEqual([
      { reason: 'foreign_url', count: 1 },
      { reason: 'missing_partner', count: 1 },
      { reason: 'partner_paused', count: 2 },
      { reason: 'unknown_partner', count: 1 },
    ])
  })

  test('bots and HEAD requests are redirected and not recorded', async () => {
    const before = await countClicks()
    const bot = await system.visit('/r/demo/summer?via=jo', {
      'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    })
    expect([bot.status, clickIdOf(bot)]).toEqual([302, null])
    const head = await fetch(`${system.url}/r/demo/summer?via=jo`, {
      method: 'HEAD',
      redirect: 'manual',
      headers: { 'user-agent': BROWSER },
    })
    expect([head.status, clickIdOf(head)]).toEqual([302, null])
    expect(
      (await fetch(`${system.url}/r/demo/summer?via=jo`, { method: 'POST', redirect: 'manual' })).status,
    ).toBe(405)
    expect(await countClicks()).toBe(before)
  })
})

test('a partner who is paused stops earning with the next click, although links are kept in memory', async () => {
  const path = '/r/demo/summer?via=jo'
  expect(clickIdOf(await system.visit(path))).not.toBeNull()
  await system.runtime.db.prisma.partner.updateMany({
    where: { shopId: system.shop.id, slug: 'jo' },
    data: { status: 'paused' },
  })
  await expect.poll(async () => clickIdOf(await system.visit(path))).toBeNull()
  await system.runtime.db.prisma.partner.updateMany({
    where: { shopId: system.shop.id, slug: 'jo' },
    data: { status: 'active' },
  })
  await expect.poll(async () => clickIdOf(await system.visit(path))).not.toBeNull()
})

test('200 clicks at once are 200 rows, each there by the time its redirect is', async () => {
  const responses = await Promise.all(
    Array.from({ length: 200 }, () => system.visit('/r/demo/summer?via=jo')),
  )
  const ids = responses.map(clickIdOf)
  const { rows } = await system.database.pool.query(
    'SELECT count(*)::int AS count FROM click WHERE id = ANY($1::uuid[])',
    [ids],
  )
  expect([new Set(ids).size, rows[0].count]).toEqual([200, 200])
})

test('where the database is away the visitor goes on under the partner’s name', async () => {
  const lost = await startSystem({}, { worker: false })
  expect((await lost.visit('/r/demo/summer?via=jo')).status).toBe(302)
  await lost.database.pool.query('ALTER TABLE click RENAME TO click_gone')
  const response = await lost.visit('/r/demo/summer?via=jo&sub1=a')
  expect(response.status).toBe(302)
  expect(response.headers.get('location')).toBe('https://shop.example/collections/summer?via=jo&sub1=a&utm=1')
  await lost.close()
})
