// A test send over real servers on this machine: what goes out, what comes back, and what a person is told of it.
import { createHmac } from 'node:crypto'
import type { IncomingMessage, RequestListener } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import type { SenderOptions } from '#app/delivery/send.server.ts'
import {
  closeAll,
  closedPort,
  http,
  https,
  senderTo,
  tcp,
  type Target,
} from '#app/delivery/send-servers.fixture.ts'
import type { PostbackConfiguration } from '#app/postback/configuration/configuration.ts'
import { createRenderer } from '#app/postback/renderer.ts'
import { testSend, type TestSendReport, type TestSendRequest } from '#app/postback/test-send.server.ts'

afterEach(closeAll)

const NOW_MS = Date.UTC(2026, 10, 21, 9, 30)
const SIGNING_SECRET = `whsec_${Buffer.alloc(32, 9).toString('base64')}`
const NUMBER: unknown = expect.any(Number)

const CONFIGURATION: PostbackConfiguration = {
  partnerId: '01990000-0000-7000-8000-000000000001',
  label: '',
  presetId: null,
  offerIds: [],
  events: [],
  statuses: ['approved'],
  adjustments: false,
  currency: null,
  method: 'GET',
  url: '',
  headers: {},
  body: null,
  statusNames: {},
  eventNames: {},
  successRule: { status: '2xx' },
  delaySeconds: 0,
  active: true,
}

type Wanted = Partial<PostbackConfiguration> &
  Partial<Omit<TestSendRequest, 'configuration'>> & { sender?: Partial<SenderOptions>; port?: number }

/** @param wanted of the configuration and of the test; `port` is where the sender may go on this machine */
function run(wanted: Wanted): Promise<TestSendReport> {
  const { sender, port = 4, secrets = {}, signingSecret = null, ...rest } = wanted
  const { shopCurrency = 'EUR', revenueVisible = true, ...configuration } = rest
  return testSend(
    { sender: senderTo(port, sender), render: createRenderer(), clock: () => NOW_MS },
    {
      configuration: { ...CONFIGURATION, ...configuration },
      secrets,
      signingSecret,
      shopCurrency,
      revenueVisible,
    },
  )
}

type Hit = { request: IncomingMessage; body: string }

/** Keeps what it gets and answers 200. */
async function recording(answer = 'thanks'): Promise<Target & { hits: Hit[] }> {
  const hits: Hit[] = []
  const target = await http(async (request, response) => {
    hits.push({ request, body: Buffer.concat(await request.toArray()).toString() })
    response.end(answer)
  })
  return { ...target, hits }
}

describe('what goes out', () => {
  test('is a GET with the sample values, and is shown as it went', async () => {
    const target = await recording()
    const { port, url } = target
    const report = await run({
      port,
      url: `${url}p?cid={aff_click_id}&sum={amount}&cur={currency}&st={status}&ev={event}&try={attempt}#{sub1}`,
      headers: { 'X-Click': '{click_id}' },
      statusNames: { approved: 'ok done' },
      eventNames: { sale: 'purchase' },
    })
    const path = '/p?cid=test-aff-click-001&sum=49.99&cur=EUR&st=ok%20done&ev=purchase&try=1'
    expect(report).toEqual({
      request: {
        method: 'GET',
        url: `http://127.0.0.1:${port}${path}#test-campaign`,
        headers: {
          'X-Click': 'test-click-abc123',
          'webhook-id': expect.stringMatching(/^test-[0-9a-f-]{36}$/),
          'webhook-timestamp': String(NOW_MS / 1000),
        },
        body: null,
      },
      outcome: {
        kind: 'answered',
        status: 200,
        body: 'thanks',
        bodyTruncated: false,
        verdict: 'delivered',
        reason: null,
      },
      timings: { dnsMs: null, connectMs: NUMBER, tlsMs: null, firstByteMs: NUMBER, totalMs: NUMBER },
    })
    expect(target.hits).toHaveLength(1)
    expect(target.hits[0]?.request).toMatchObject({ method: 'GET', url: path })
    expect(target.hits[0]?.request.headers).toMatchObject({
      'x-click': 'test-click-abc123',
      'webhook-id': report.request.headers['webhook-id'],
    })
  })

  test('has its secrets, which are not shown', async () => {
    const target = await recording()
    const report = await run({
      port: target.port,
      method: 'POST',
      url: `${target.url}?key={secret.key}`,
      headers: { Authorization: 'Bearer {secret.token}' },
      body: { format: 'json', template: '{"k":"{secret.token}","sum":{amount},"id":"{delivery_id}"}' },
      secrets: { key: 'k/1', token: 't"2' },
    })
    const id = report.request.headers['webhook-id']
    expect(target.hits[0]?.request.url).toBe('/?key=k%2F1')
    expect(target.hits[0]?.request.headers['authorization']).toBe('Bearer t"2')
    expect(JSON.parse(target.hits[0]?.body ?? '')).toEqual({ k: 't"2', sum: 49.99, id })
    expect(report.request).toMatchObject({
      url: `${target.url}?key=•••`,
      body: `{"k":"•••","sum":49.99,"id":"${id}"}`,
    })
    expect(JSON.stringify(report)).not.toMatch(/k\/1|k%2F1|t\\*"2/)
  })

  test('is signed over what was sent, where there is a secret to sign with', async () => {
    const target = await recording()
    await run({
      port: target.port,
      method: 'POST',
      url: target.url,
      body: { format: 'form', template: 'a={sub1}&k={secret.k}' },
      secrets: { k: 'é' },
      signingSecret: SIGNING_SECRET,
    })
    const { body, request } = target.hits[0]!
    const {
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': signature,
    } = request.headers
    expect(body).toBe('a=test-campaign&k=%C3%A9')
    const hmac = createHmac('sha256', Buffer.alloc(32, 9)).update(
      `${id as string}.${timestamp as string}.${body}`,
    )
    expect(signature).toBe(`v1,${hmac.digest('base64')}`)
  })

  test('is in the postback’s currency, without revenue where partners must not see it', async () => {
    const target = await recording()
    const url = `${target.url}?a={revenue}&m={amount_minor}&p={payout}&c={currency}`
    await run({ port: target.port, url, currency: 'USD', revenueVisible: false })
    expect(target.hits[0]?.request.url).toBe('/?a=&m=&p=10.00&c=USD')
  })

  test('is nothing where a secret has no value', async () => {
    const target = await recording()
    const url = `${target.url}?k={secret.k}`
    expect(await run({ port: target.port, url })).toEqual({
      request: { method: 'GET', url, headers: {}, body: null },
      outcome: {
        kind: 'error',
        code: 'invalid_request',
        message: expect.stringContaining('a secret that has no value'),
        rule: null,
      },
      timings: { dnsMs: null, connectMs: null, tlsMs: null, firstByteMs: null, totalMs: 0 },
    })
    expect(target.connections()).toBe(0)
  })

  test('never carries a line break in a header: from a template it is not sent, from a value it is escaped', async () => {
    const target = await recording()
    const { port, url } = target
    const fromTemplate = await run({ port, url, headers: { 'X-A': 'a\r\nX-B: b' } })
    expect(fromTemplate.outcome).toMatchObject({ kind: 'error', code: 'invalid_request' })
    expect(target.hits).toEqual([])
    await run({ port, url, headers: { 'X-A': '{secret.k}' }, secrets: { k: 'a\r\nX-B: b' } })
    expect(target.hits[0]?.request.headers).toMatchObject({ 'x-a': 'a%0D%0AX-B: b' })
    expect(target.hits[0]?.request.headers).not.toHaveProperty('x-b')
  })
})

describe('an answer', () => {
  async function answered(listener: RequestListener, wanted: Wanted = {}) {
    const target = await http(listener)
    const { outcome } = await run({ port: target.port, url: target.url, ...wanted })
    return { outcome, connections: target.connections() }
  }

  test.each([
    [410, 'failed', 'HTTP 410'],
    [404, 'failed', 'HTTP 404'],
    [429, 'retry', 'HTTP 429'],
    [503, 'retry', 'HTTP 503'],
  ])('of %i is told as %s', async (status, verdict, reason) => {
    const { outcome } = await answered((_, response) => response.writeHead(status).end())
    expect(outcome).toMatchObject({ kind: 'answered', status, verdict, reason })
  })

  test('that redirects is not followed', async () => {
    const { outcome, connections } = await answered((_, response) =>
      response.writeHead(302, { location: '/elsewhere' }).end(),
    )
    expect(outcome).toMatchObject({
      status: 302,
      verdict: 'failed',
      reason: expect.stringContaining('redirects are not followed'),
    })
    expect(connections).toBe(1)
  })

  test('of 200 that refuses in its body is judged by the success rule', async () => {
    const successRule = { status: '2xx', body: { contains: 'success=true' } } as const
    const refuse = await answered((_, response) => response.end('success=false;'), { successRule })
    expect(refuse.outcome).toMatchObject({
      status: 200,
      verdict: 'retry',
      reason: expect.stringContaining('success=true'),
    })
    const accept = await answered((_, response) => response.end('success=true;'), { successRule })
    expect(accept.outcome).toMatchObject({ status: 200, verdict: 'delivered', reason: null })
  })

  test('of 1 MiB is cut at 16 KiB', async () => {
    const { outcome } = await answered((_, response) => response.end('x'.repeat(1024 * 1024)))
    expect(outcome).toMatchObject({ body: 'x'.repeat(16_384), bodyTruncated: true, verdict: 'delivered' })
  })

  test.each([
    ['binary', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x00, 0xff]), '\ufffdPNG\ufffd'],
    ['no UTF-8', Buffer.from([0x63, 0x61, 0x66, 0xe9]), 'caf\ufffd'],
    ['markup', Buffer.from('<script>alert(1)</script>'), '<script>alert(1)</script>'],
  ])('that is %s is text', async (_, bytes, body) => {
    const { outcome } = await answered((__, response) => response.end(bytes))
    expect(outcome).toMatchObject({ body, bodyTruncated: false, verdict: 'delivered' })
  })
})

describe('no answer', () => {
  test.each([
    [
      'http://10.1.2.3/',
      'private',
      'This address is inside a private network (10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16).',
    ],
    ['http://2130706433/', 'loopback', 'This address means the sending machine itself (127.0.0.0/8, ::1).'],
    ['https://[fd00:ec2::254]/', 'uniqueLocal', 'This address is inside a private network (fc00::/7).'],
    [
      'http://169.254.169.254/latest',
      'linkLocal',
      expect.stringContaining('its own network link (169.254.0.0/16'),
    ],
    ['http://partner.example:22/', 'port', 'This port is not one that postbacks may be sent to.'],
  ])('%s is refused in words (%s)', async (url, rule, message) => {
    expect((await run({ url })).outcome).toEqual({ kind: 'error', code: 'refused_address', message, rule })
  })

  test('a name is refused by its address, which is not told', async () => {
    const lookup: SenderOptions['lookup'] = (_, __, callback) =>
      setImmediate(() => callback(null, [{ address: '10.9.8.7', family: 4 }]))
    const report = await run({ url: 'https://partner.example/', sender: { lookup } })
    expect(report).toMatchObject({
      outcome: { code: 'refused_address', rule: 'private' },
      timings: { dnsMs: NUMBER, connectMs: null },
    })
    expect(JSON.stringify(report)).not.toContain('10.9.8.7')
  })

  test('a certificate that nobody vouches for is told as a fault of the secure connection', async () => {
    const target = await https((_, response) => response.end())
    expect(await run({ port: target.port, url: target.url })).toMatchObject({
      outcome: {
        kind: 'error',
        code: 'tls',
        message: expect.stringMatching(/^no secure connection could be agreed/),
        rule: null,
      },
      timings: { connectMs: NUMBER, tlsMs: null, firstByteMs: null },
    })
  })

  test('nobody listens', async () => {
    const port = await closedPort()
    expect((await run({ port, url: `http://127.0.0.1:${port}/` })).outcome).toMatchObject({
      code: 'connect',
      message: expect.stringContaining('refused the connection'),
    })
  })

  test('too slow', async () => {
    const target = await http(() => {})
    const report = await run({ port: target.port, url: target.url, sender: { totalTimeoutMs: 100 } })
    expect(report).toMatchObject({
      outcome: { code: 'timeout_total', message: 'no complete answer within 100 ms' },
      timings: { connectMs: NUMBER, firstByteMs: null },
    })
    expect(report.timings.totalMs).toBeGreaterThanOrEqual(95)
  })

  test('not HTTP', async () => {
    const target = await tcp((socket) => socket.once('data', () => socket.end('220 mail.example ESMTP\r\n')))
    expect((await run({ port: target.port, url: target.url })).outcome).toMatchObject({ code: 'protocol' })
  })
})
