// The inbound postback over real HTTP: the contract's whole table of outcomes, the parameters, and the log.
import { connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { uuidv7 } from '#app/platform/uuid.ts'
import { seedShop } from '../setup/seed.ts'
import { clickIdOf, startSystem, type System } from '../setup/system.ts'

let system: System
let clickId: string
let path: string
let txn = 0
beforeAll(async () => {
  system = await startSystem()
  path = '/api/postback/demo/summer'
})
afterAll(() => system.close())
beforeEach(async () => {
  clickId = clickIdOf(await system.visit('/r/demo/summer?via=jo&sub1=s')) as string
  txn += 1
})

interface Answer {
  status: number
  body: {
    data?: { status: string; conversionId: string; test?: boolean }
    error?: { code: string; param?: string; message: string; request_id: string }
  }
  headers: Headers
}
async function call(
  parameters: Record<string, string> | string,
  init: RequestInit = {},
  at = path,
): Promise<Answer> {
  const query =
    typeof parameters === 'string'
      ? parameters
      : new URLSearchParams({ secret: system.shop.offer.secret, ...parameters }).toString()
  const response = await fetch(`${system.url}${at}?${query}`, init)
  return {
    status: response.status,
    body: (await response.json()) as Answer['body'],
    headers: response.headers,
  }
}
const brief = ({ status, body }: Answer) => [
  status,
  body.error?.code ?? body.data?.status,
  body.error?.param ?? null,
]
const row = async (id: string | undefined) =>
  (await system.database.pool.query('SELECT * FROM conversion WHERE id = $1', [id])).rows[0]

describe('an accepted call', () => {
  test('makes a conversion with all its parameters and reaches the partner', async () => {
    const before = system.tracker.hits.length
    const answer = await call({
      click_id: clickId.toUpperCase(),
      amount: '49.99',
      txn_id: `t${txn}`,
      event: 'sale',
      currency: 'EUR',
    })
    expect(brief(answer)).toEqual([200, 'ok', null])
    expect(answer.body.data?.conversionId).toMatch(/^conv_/)
    expect(await row(answer.body.data?.conversionId)).toMatchObject({
      txn_id: `t${txn}`,
      event: 'sale',
      status: 'approved',
      amount_minor: 4999n,
      payout_minor: 500n,
      currency: 'EUR',
      click_id: clickId,
      method: 'click',
      source: 'inbound',
      test: false,
    })
    const hits = await system.tracker.waitFor(before + 1)
    expect(hits.at(-1)?.query.get('payout')).toBe('5.00')
  })

  test('may come by POST, as a form or as JSON, with the secret in the header', async () => {
    const headers = { 'x-postback-secret': system.shop.offer.secret }
    const form = await call('', {
      method: 'POST',
      headers,
      body: new URLSearchParams({ click_id: clickId, amount: '10', payout: '1.25' }),
    })
    expect(await row(form.body.data?.conversionId)).toMatchObject({ amount_minor: 1000n, payout_minor: 125n })
    const json = await call(`click_id=${clickId}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
      body: '{"amount": 19.90, "txn_id": 820982911946154508, "unknown": [1]}',
    })
    expect(await row(json.body.data?.conversionId)).toMatchObject({
      amount_minor: 1990n,
      txn_id: '820982911946154508',
    })
    expect((await call(`click_id=${clickId}`, { method: 'POST', headers })).status).toBe(200)
  })

  test('needs no amount and no txn_id: then it is worth nothing and never a duplicate', async () => {
    const answers = [await call({ click_id: clickId }), await call({ click_id: clickId })]
    expect(new Set(answers.map(({ body }) => body.data?.conversionId)).size).toBe(2)
    expect(await row(answers[0]?.body.data?.conversionId)).toMatchObject({
      amount_minor: 0n,
      payout_minor: 0n,
      currency: 'USD',
      txn_id: null,
    })
  })

  test('of an event without a payout rule pays 0 and says so', async () => {
    const answer = await call({ click_id: clickId, event: 'lead', amount: '10' })
    expect(await row(answer.body.data?.conversionId)).toMatchObject({
      payout_minor: 0n,
      payout_terms: { kind: 'no_rule' },
    })
    const { rows } = await system.database.pool.query(
      'SELECT reason FROM conversion_change WHERE conversion_id = $1',
      [answer.body.data?.conversionId],
    )
    expect(rows[0].reason).toBe('paid; the offer has no payout rule for lead: it pays 0')
  })

  test('may name a coupon instead of a click', async () => {
    const answer = await call({ coupon_code: ' Partner20 ', amount: '10' })
    expect(await row(answer.body.data?.conversionId)).toMatchObject({
      method: 'coupon',
      click_id: null,
      partner_id: system.shop.partner.id,
      coupon_code: 'Partner20',
    })
  })

  test('without a brand finds its offer by the click', async () => {
    expect(brief(await call({ click_id: clickId, amount: '1' }, {}, '/postback'))).toEqual([200, 'ok', null])
    expect(brief(await call({ click_id: clickId, secret: 'wrong' }, {}, '/postback'))).toEqual([
      401,
      'invalid_secret',
      null,
    ])
    const unknown = uuidv7(Date.now(), new Uint8Array(10))
    expect(brief(await call({ click_id: unknown }, {}, '/postback'))).toEqual([401, 'invalid_secret', null])
    expect(brief(await call({}, {}, '/postback'))).toEqual([401, 'invalid_secret', null])
  })

  test('of a test is answered every time and leaves a line in the log only', async () => {
    const answers = [
      await call({ click_id: 'test', txn_id: 'tt' }),
      await call({ click_id: 'TEST', txn_id: 'tt' }),
    ]
    for (const { status, body } of answers)
      expect([status, body.data]).toEqual([
        200,
        { status: 'ok', test: true, conversionId: body.data?.conversionId },
      ])
    expect(answers[0]?.body.data?.conversionId).not.toBe(answers[1]?.body.data?.conversionId)
    expect(await row(answers[0]?.body.data?.conversionId)).toBeUndefined()
  })
})

describe('a duplicate', () => {
  test('is one whatever else it says, with the original’s id, and the difference is logged', async () => {
    const first = await call({ click_id: clickId, amount: '10', txn_id: `d${txn}` })
    const again = await call({
      click_id: uuidv7(0, new Uint8Array(10)),
      amount: '99',
      event: 'lead',
      txn_id: `d${txn}`,
    })
    expect([again.status, again.body.data]).toEqual([
      200,
      { status: 'duplicate', conversionId: first.body.data?.conversionId },
    ])
    expect(await row(first.body.data?.conversionId)).toMatchObject({ amount_minor: 1000n, event: 'sale' })
    const { rows } = await system.database.pool.query(
      `SELECT mismatch FROM inbound_call WHERE outcome = 'duplicate' ORDER BY id DESC LIMIT 1`,
    )
    expect(rows[0].mismatch).toMatchObject({ event: ['sale', 'lead'], amount: ['10.00 USD', '99.00 USD'] })
  })

  test('among a hundred at once makes one conversion and gives one id to all', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => call({ click_id: clickId, amount: '10', txn_id: `c${txn}` })),
    )
    expect(new Set(answers.map(({ body }) => body.data?.conversionId)).size).toBe(1)
    expect(answers.filter(({ body }) => body.data?.status === 'ok')).toHaveLength(1)
    const { rows } = await system.database.pool.query(
      'SELECT count(*)::int AS count FROM conversion WHERE txn_id = $1',
      [`c${txn}`],
    )
    expect(rows[0].count).toBe(1)
  })

  test('is one for the order that comes later: the order attaches, the named amount and payout stay', async () => {
    const answer = await call({ click_id: clickId, amount: '80', payout: '9.99', txn_id: `900${txn}` })
    await system.webhook('orders/create', {
      id: `900${txn}`,
      financial_status: 'paid',
      currency: 'USD',
      updated_at: '2026-11-20T10:00:00Z',
      line_items: [{ id: 1, quantity: 2, current_quantity: 1, price: '50.00' }],
      refunds: [],
    })
    await system.eventually('SELECT 1 AS done FROM conversion WHERE id = $1 AND order_id = $2', [
      answer.body.data?.conversionId,
      `900${txn}`,
    ])
    expect(await row(answer.body.data?.conversionId)).toMatchObject({
      original_amount_minor: 8000n,
      original_payout_minor: 999n,
      source: 'inbound',
    })
  })
})

describe('a refused call', () => {
  test.each<[string, Record<string, string>, (number | string | null)[]]>([
    ['neither click nor coupon', {}, [422, 'missing_click_id', 'click_id']],
    ['a click that is none', { click_id: 'nonsense' }, [422, 'click_not_found', 'click_id']],
    [
      'an unknown click',
      { click_id: '0199a000-0000-7000-8000-000000000001' },
      [422, 'click_not_found', 'click_id'],
    ],
    ['a coupon of nobody', { coupon_code: 'NOBODY' }, [422, 'invalid_coupon_code', 'coupon_code']],
    ['a negative amount', { amount: '-1' }, [422, 'invalid_amount', 'amount']],
    ['an amount with an exponent', { amount: '1e3' }, [422, 'invalid_amount', 'amount']],
    ['more digits than the currency has', { amount: '1.001' }, [422, 'invalid_amount', 'amount']],
    ['a fraction of a yen', { amount: '1.5', currency: 'JPY' }, [422, 'invalid_amount', 'amount']],
    ['a payout that is none', { payout: 'all' }, [422, 'invalid_payout', 'payout']],
    ['an unknown currency', { currency: 'BTC' }, [422, 'invalid_currency', 'currency']],
    ['an event that is none', { event: 'a b' }, [422, 'invalid_event', 'event']],
    ['an over-long txn_id', { txn_id: 'x'.repeat(256) }, [422, 'invalid_txn_id', 'txn_id']],
    ['a NUL byte', { txn_id: 'a\0b' }, [422, 'invalid_txn_id', 'txn_id']],
    ['a wrong secret', { secret: 'wrong' }, [401, 'invalid_secret', null]],
    ['an empty secret', { secret: '' }, [401, 'invalid_secret', null]],
  ])('with %s', async (_what, parameters, expected) => {
    const needsClick =
      !('click_id' in parameters) && !('coupon_code' in parameters) && Object.keys(parameters).length > 0
    expect(brief(await call({ ...(needsClick && { click_id: clickId }), ...parameters }))).toEqual(expected)
  })

  test('a parameter given twice, in the query or in query and body', async () => {
    expect(
      brief(await call(`click_id=${clickId}&amount=1&amount=1&secret=${system.shop.offer.secret}`)),
    ).toEqual([422, 'invalid_amount', 'amount'])
    const both = await call(
      { click_id: clickId },
      { method: 'POST', body: new URLSearchParams({ click_id: clickId }) },
    )
    expect(brief(both)).toEqual([422, 'invalid_click_id', 'click_id'])
  })

  test.each([
    ['/api/postback/nobody/summer', 404, 'unknown_offer'],
    ['/api/postback/demo/nothing', 404, 'unknown_offer'],
    ['/api/postback/demo/%ff', 404, 'unknown_offer'],
  ])('to %s', async (at, status, code) => {
    expect(brief(await call({ click_id: clickId }, {}, at))).toEqual([status, code, null])
  })

  test('of another method, another type, broken JSON, or over 64 KiB', async () => {
    expect(brief(await call({ click_id: clickId }, { method: 'PUT' }))).toEqual([
      405,
      'method_not_allowed',
      null,
    ])
    const post = (type: string, body: string) =>
      call({ click_id: clickId }, { method: 'POST', headers: { 'content-type': type }, body })
    expect(brief(await post('text/xml', '<a/>'))).toEqual([415, 'unsupported_content_type', null])
    expect(brief(await post('application/json', '{"amount": 1'))).toEqual([422, 'invalid_body', null])
    expect(brief(await post('application/json', '[1]'))).toEqual([422, 'invalid_body', null])
    expect(brief(await post('application/json', '{"amount": {"value": 1}}'))).toEqual([
      422,
      'invalid_amount',
      'amount',
    ])
    expect(brief(await post('application/json', `{"a":"${'x'.repeat(64 * 1024 + 1)}"}`))).toEqual([
      413,
      'body_too_large',
      null,
    ])
    expect(brief(await post('application/json', `{"a":"${'x'.repeat(64 * 1024 - 8)}"}`))).toEqual([
      200,
      'ok',
      null,
    ])
  })

  test('whose click is too old, or of another offer', async () => {
    const old = uuidv7(Date.now() - 31 * 86_400_000, new Uint8Array(10))
    await system.database.pool.query(
      `INSERT INTO click (shop_id, id, offer_id, partner_id, source, created_at) VALUES ($1, $2, $3, $4, 'link', now() - interval '31 days')`,
      [system.shop.id, old, system.shop.offer.id, system.shop.partner.id],
    )
    expect(brief(await call({ click_id: old }))).toEqual([422, 'click_expired', 'click_id'])
    const elsewhere = clickIdOf(await system.visit('/r/demo/default?via=jo')) as string
    expect(brief(await call({ click_id: elsewhere }))).toEqual([422, 'offer_mismatch', 'click_id'])
  })

  test('with a click of another shop: it is unknown here', async () => {
    const other = await seedShop(system.runtime, {
      domain: `other${txn}.myshopify.com`,
      postbackUrl: 'https://t.example/?c={click_id}',
    })
    const foreign = clickIdOf(await system.visit(`/r/${other.brand}/summer?via=jo`)) as string
    expect(brief(await call({ click_id: foreign }))).toEqual([422, 'click_not_found', 'click_id'])
  })

  test('names the call, so that it is found in the log, and the secret is in neither', async () => {
    const answer = await call({ click_id: clickId, amount: 'x' })
    const { rows } = await system.database.pool.query(
      'SELECT c.*, c::text AS text FROM inbound_call c WHERE id = $1',
      [answer.body.error?.request_id],
    )
    expect(rows[0]).toMatchObject({
      outcome: 'invalid_amount',
      parameter: 'amount',
      http_status: 422,
      remote_ip: '127.0.0.1',
      parameters: { click_id: clickId, amount: 'x' },
    })
    expect(rows[0].text).not.toContain(system.shop.offer.secret)
  })
})

test('clicks of a since-paused partner and offer still count', async () => {
  const { prisma } = system.runtime.db
  await prisma.partner.updateMany({
    where: { shopId: system.shop.id, slug: 'jo' },
    data: { status: 'paused' },
  })
  await prisma.offer.updateMany({
    where: { shopId: system.shop.id, slug: 'summer' },
    data: { status: 'paused' },
  })
  expect(brief(await call({ click_id: clickId }))).toEqual([200, 'ok', null])
  await prisma.partner.updateMany({
    where: { shopId: system.shop.id, slug: 'jo' },
    data: { status: 'active' },
  })
  await prisma.offer.updateMany({
    where: { shopId: system.shop.id, slug: 'summer' },
    data: { status: 'active' },
  })
})

test('an offer without a secret accepts calls and calls that deprecated; a new secret counts at once', async () => {
  await system.database.pool.query(
    'UPDATE offer SET postback_secret = NULL, postback_secret_digest = NULL WHERE id = $1',
    [system.shop.offer.id],
  )
  const answer = await call(`click_id=${clickId}`)
  expect([answer.status, answer.headers.get('deprecation')]).toEqual([200, '@1767225600'])
  const { secretDigest } = await import('#app/platform/secret-box.server.ts')
  await system.database.pool.query(
    `UPDATE offer SET postback_secret = 'k1.x', postback_secret_digest = $2 WHERE id = $1`,
    [system.shop.offer.id, secretDigest(system.shop.offer.secret)],
  )
  expect((await call(`click_id=${clickId}`)).status).toBe(401)
  expect((await call({ click_id: clickId })).headers.get('deprecation')).toBeNull()
})

describe('an offer with a list of addresses', () => {
  const allow = (...entries: string[]) =>
    system.database.pool.query('UPDATE offer SET inbound_ips = $2 WHERE id = $1', [
      system.shop.offer.id,
      entries,
    ])
  afterAll(() => allow())

  test('takes calls from them, and the next call after a change is judged by it', async () => {
    await allow('203.0.113.0/24')
    expect(brief(await call({ click_id: clickId }))).toEqual([403, 'ip_not_allowed', null])
    await allow('203.0.113.0/24', '127.0.0.0/8')
    expect(brief(await call({ click_id: clickId }))).toEqual([200, 'ok', null])
  })

  test('refuses after the secret and before anything else is looked at, test calls too', async () => {
    await allow('2001:db8::/32')
    expect(brief(await call({ click_id: clickId, secret: 'wrong' }))).toEqual([401, 'invalid_secret', null])
    expect(brief(await call({ click_id: clickId, amount: 'x' }))).toEqual([403, 'ip_not_allowed', null])
    expect(brief(await call({ click_id: 'test' }))).toEqual([403, 'ip_not_allowed', null])
    const put = await call({ click_id: clickId }, { method: 'PUT' })
    expect(brief(put)).toEqual([403, 'ip_not_allowed', null])
    const answer = await call({ secret: system.shop.offer.secret, click_id: clickId }, {}, '/postback')
    expect(brief(answer)).toEqual([403, 'ip_not_allowed', null])
  })

  test('logs whom it has refused', async () => {
    await allow('2001:db8::1')
    const answer = await call({ click_id: clickId })
    const { rows } = await system.database.pool.query(
      'SELECT outcome, http_status, remote_ip FROM inbound_call WHERE id = $1',
      [answer.body.error?.request_id],
    )
    expect(rows).toEqual([{ outcome: 'ip_not_allowed', http_status: 403, remote_ip: '127.0.0.1' }])
  })

  test('does not believe a caller what he says of his address', async () => {
    await allow('203.0.113.7')
    const spoofed = await call({ click_id: clickId }, { headers: { 'x-forwarded-for': '203.0.113.7' } })
    expect(brief(spoofed)).toEqual([403, 'ip_not_allowed', null])
  })
})

test('a caller who sends his body too slowly is cut off and holds nobody else up', async () => {
  const { port } = new URL(system.url)
  const socket = connect(Number(port), '127.0.0.1')
  socket.write(
    `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{`,
  )
  const answered = new Promise<string>((resolve) => {
    let text = ''
    socket.on('data', (chunk) => (text += String(chunk)))
    socket.on('close', () => resolve(text))
  })
  expect((await call({ click_id: clickId })).status).toBe(200)
  expect(await answered).toContain('408')
})

test('what the database refuses is a failure of ours: 503, and good calls beside it are not harmed', async () => {
  await system.database.pool.query(
    `ALTER TABLE conversion ADD CONSTRAINT no_thirteen CHECK (txn_id <> 'thirteen')`,
  )
  const [bad, ...good] = await Promise.all([
    call({ click_id: clickId, txn_id: 'thirteen' }),
    ...Array.from({ length: 5 }, (_, index) => call({ click_id: clickId, txn_id: `good${txn}-${index}` })),
  ])
  expect(bad && brief(bad)).toEqual([503, 'unavailable', null])
  expect(good.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
})
