// How long each step of a try took, and on whose account the opening of a connection goes.
import type { LookupAddress } from 'node:dns'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { LookupAll } from './address-guard.server.ts'
import { closeAll, closedPort, http, https, senderTo, tcp, type Target } from './send-servers.fixture.ts'
import { SELF_SIGNED } from './send-tls.fixture.ts'

const usual = getCACertificates('default')
beforeAll(() => setDefaultCACertificates([...usual, SELF_SIGNED.cert]))
afterAll(() => setDefaultCACertificates(usual))
afterEach(closeAll)

const NUMBER: unknown = expect.any(Number)
const HERE: LookupAddress[] = [{ address: '127.0.0.1', family: 4 }]
/** Timers may fire a little early. */
const ALMOST_50_MS = 48

/** A resolver that takes 50 ms. */
const slowly: LookupAll = (_, __, callback) => setTimeout(() => callback(null, HERE), 50)

function get(url: string) {
  return { method: 'GET', url, headers: {}, body: null } as const
}

function byName({ url }: Target): string {
  return url.replace('127.0.0.1', 'partner.example')
}

test('an address needs no DNS, http no TLS', async () => {
  const target = await http((_, response) => response.end())
  expect((await senderTo(target.port).send(get(target.url))).timings).toEqual({
    dnsMs: null,
    connectMs: NUMBER,
    tlsMs: null,
    firstByteMs: NUMBER,
  })
})

test('https by name needs every step, and a slow resolver shows in its own', async () => {
  const target = await https((_, response) => response.end('x'))
  const result = await senderTo(target.port, { lookup: slowly }).send(get(byName(target)))
  expect(result).toMatchObject({ status: 200, body: 'x' })
  const { dnsMs, connectMs, tlsMs, firstByteMs } = result.timings
  expect(dnsMs).toBeGreaterThanOrEqual(ALMOST_50_MS)
  expect([connectMs, tlsMs, firstByteMs]).toEqual([NUMBER, NUMBER, NUMBER])
  expect(dnsMs! + connectMs! + tlsMs! + firstByteMs!).toBeLessThanOrEqual(result.durationMs + 3)
})

test.each([
  ['http', http],
  ['https', https],
])('a kept connection over %s needs no step but the answer', async (_, listen) => {
  const target = await listen((__, response) => response.end())
  const sender = senderTo(target.port, { connectionsPerOrigin: 1 })
  expect((await sender.send(get(target.url))).timings).toMatchObject({ connectMs: NUMBER })
  expect((await sender.send(get(target.url))).timings).toEqual({
    dnsMs: null,
    connectMs: null,
    tlsMs: null,
    firstByteMs: NUMBER,
  })
  expect(target.connections()).toBe(1)
})

test('the first byte is waited for, the rest of the answer is not', async () => {
  const target = await http((_, response) => {
    setTimeout(() => response.writeHead(200).flushHeaders(), 50)
    setTimeout(() => response.end('late'), 1_000)
  })
  const { timings, durationMs } = await senderTo(target.port).send(get(target.url))
  expect(timings.firstByteMs).toBeGreaterThanOrEqual(ALMOST_50_MS)
  expect(durationMs - timings.firstByteMs!).toBeGreaterThanOrEqual(50)
})

test('early hints are a first byte', async () => {
  const target = await http((_, response) => {
    response.writeEarlyHints({ link: '</a>; rel=preload' })
    setTimeout(() => response.end(), 1_000)
  })
  const { timings, durationMs } = await senderTo(target.port).send(get(target.url))
  expect(durationMs - timings.firstByteMs!).toBeGreaterThanOrEqual(50)
})

test('each connection goes on the account of the one request that opened it', async () => {
  const target = await http((_, response) => response.end())
  const sender = senderTo(target.port, { connectionsPerOrigin: 2, lookup: slowly })
  const results = await Promise.all([1, 2, 3, 4, 5].map(() => sender.send(get(byName(target)))))
  expect(results.map(({ timings }) => timings.connectMs === null)).toEqual([false, false, true, true, true])
  expect(results.map(({ timings }) => timings.dnsMs === null)).toEqual([false, false, true, true, true])
  expect(target.connections()).toBe(2)
})

test('a connection that nobody accepts has no time', async () => {
  const port = await closedPort()
  const result = await senderTo(port, { lookup: slowly }).send(get(`http://partner.example:${port}/`))
  expect(result).toMatchObject({
    code: 'connect',
    timings: { dnsMs: NUMBER, connectMs: null, tlsMs: null, firstByteMs: null },
  })
})

test('one that is opened while several wait goes on the account of the first to use it', async () => {
  let requests = 0
  const target = await http((request, response) => {
    if (requests++ === 0) request.socket.resetAndDestroy()
    else response.end()
  })
  const sender = senderTo(target.port, { connectionsPerOrigin: 1 })
  const results = await Promise.all([1, 2, 3].map(() => sender.send(get(target.url))))
  expect(results).toMatchObject([{ code: 'reset' }, { status: 200 }, { status: 200 }])
  expect(results.map(({ timings }) => timings.connectMs)).toEqual([NUMBER, NUMBER, null])
  expect(target.connections()).toBe(2)
})

test('one that fails while several wait for it goes on the account of one', async () => {
  const target = await tcp((socket) => socket.once('data', () => socket.resetAndDestroy()))
  let asked = 0
  const lookup: LookupAll = (_, __, callback) => {
    const error = asked++ > 0 ? Object.assign(new Error('gone'), { code: 'ENOTFOUND' }) : null
    setImmediate(() => callback(error, HERE))
  }
  const sender = senderTo(target.port, { connectionsPerOrigin: 1, lookup })
  const results = await Promise.all([1, 2, 3].map(() => sender.send(get(byName(target)))))
  expect(results).toMatchObject([{ code: 'reset' }, { code: 'dns' }, { code: 'dns' }])
  expect(results.map(({ timings }) => [timings.dnsMs, timings.connectMs])).toEqual([
    [NUMBER, NUMBER],
    [NUMBER, null],
    [null, null],
  ])
})

test('a connection that was opened for a request which gave up is nobody else’s', async () => {
  let fail = () => {}
  const lookup: LookupAll = (_, __, callback) => {
    fail = () => callback(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }), [])
  }
  const sender = senderTo(4, { connectionsPerOrigin: 1, lookup })
  const stop = new AbortController()
  const first = sender.send(get('http://partner.example/'), stop.signal)
  const second = sender.send(get('http://partner.example/'))
  stop.abort()
  fail()
  expect(await first).toMatchObject({ code: 'aborted' })
  expect(await second).toMatchObject({
    code: 'dns',
    timings: { dnsMs: null, connectMs: null, tlsMs: null, firstByteMs: null },
  })
})

test('a refused address has cost a look-up', async () => {
  const lookup: LookupAll = (_, __, callback) =>
    setTimeout(() => callback(null, [{ address: '10.0.0.1', family: 4 }]), 50)
  const result = await senderTo(4, { lookup }).send(get('http://partner.example/'))
  expect(result).toMatchObject({
    code: 'refused_address',
    timings: { connectMs: null, tlsMs: null, firstByteMs: null },
  })
  expect(result.timings.dnsMs).toBeGreaterThanOrEqual(ALMOST_50_MS)
})

test('a handshake that does not end has no time', async () => {
  const target = await tcp(() => {})
  const url = target.url.replace('http:', 'https:')
  const { timings } = await senderTo(target.port, { connectTimeoutMs: 100 }).send(get(url))
  expect(timings).toEqual({ dnsMs: null, connectMs: NUMBER, tlsMs: null, firstByteMs: null })
})

test('an answer that never comes has no first byte', async () => {
  const target = await http(() => {})
  const { timings } = await senderTo(target.port, { totalTimeoutMs: 100 }).send(get(target.url))
  expect(timings).toEqual({ dnsMs: null, connectMs: NUMBER, tlsMs: null, firstByteMs: null })
})
