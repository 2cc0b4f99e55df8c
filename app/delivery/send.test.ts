// The sender against real servers on this machine, well-behaved and not.
import type { IncomingMessage } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import type { LookupAll } from './address-guard.server.ts'
import { parseAllowTargets } from './address-rules.ts'
import type { SenderOptions, SendRequest } from './send.server.ts'
import { closeAll, closedPort, http, https, senderTo, tcp } from './send-servers.fixture.ts'

afterEach(closeAll)

function get(url: string, headers: Record<string, string> = {}): SendRequest {
  return { method: 'GET', url, headers, body: null }
}

async function sendOnce(target: { url: string; port: number }, options: Partial<SenderOptions> = {}) {
  return senderTo(target.port, options).send(get(target.url))
}

describe('an answer', () => {
  test.each([200, 204, 301, 400, 404, 410, 429, 500, 503])(
    'of %i is given back with its status',
    async (status) => {
      const target = await http((_, response) => response.writeHead(status).end(status === 204 ? '' : 'said'))
      expect(await sendOnce(target)).toEqual({
        kind: 'response',
        status,
        headers: { retryAfter: null },
        body: status === 204 ? '' : 'said',
        bodyTruncated: false,
        durationMs: expect.any(Number),
        timings: {
          dnsMs: null,
          connectMs: expect.any(Number),
          tlsMs: null,
          firstByteMs: expect.any(Number),
        },
      })
    },
  )

  test('has its Retry-After', async () => {
    const target = await http((_, response) => response.writeHead(429, { 'retry-after': '120' }).end())
    expect(await sendOnce(target)).toMatchObject({ status: 429, headers: { retryAfter: '120' } })
  })

  test.each([
    ['at once', (body: Buffer) => [body]],
    [
      'in small pieces',
      (body: Buffer) => Array.from({ length: 512 }, (_, i) => body.subarray(i * 2048, (i + 1) * 2048)),
    ],
  ])('of 1 MiB that comes %s is cut at 16 KiB', async (_, pieces) => {
    const target = await http((__, response) => {
      for (const piece of pieces(Buffer.alloc(1024 * 1024, 'y'))) response.write(piece)
      response.end()
    })
    expect(await sendOnce(target)).toMatchObject({
      status: 200,
      body: 'y'.repeat(16_384),
      bodyTruncated: true,
    })
  })

  test('that redirects is not followed', async () => {
    const elsewhere = await http((_, response) => response.end())
    const target = await http((_, response) => response.writeHead(302, { location: elsewhere.url }).end())
    expect(await senderTo(elsewhere.port).send(get(elsewhere.url))).toMatchObject({ status: 200 })
    expect(await sendOnce(target)).toMatchObject({ kind: 'response', status: 302 })
    expect(elsewhere.connections()).toBe(1)
  })

  test('may be announced by early hints', async () => {
    const target = await http((_, response) => {
      response.writeEarlyHints({ link: '</a>; rel=preload' }, () => response.end('then'))
    })
    expect(await sendOnce(target)).toMatchObject({ status: 200, body: 'then' })
  })

  test.each([
    ['as long as the limit', 'x'.repeat(10), 'x'.repeat(10), false],
    ['one byte longer', 'x'.repeat(11), 'x'.repeat(10), true],
    ['cut inside a character', 'xxxxxxxx€', 'xxxxxxxx', true],
    ['with NUL in it', 'a\0b\0', 'ab', false],
    ['that is not UTF-8', Buffer.from([0x61, 0xff, 0x62]), 'a\ufffdb', false],
    ['with half a character', Buffer.from([0x61, 0xe2, 0x82]), 'a\ufffd', false],
    ['with a surrogate', Buffer.from([0xed, 0xa0, 0x80]), '\ufffd\ufffd\ufffd', false],
    [
      'of binary',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00]),
      '\ufffdPNG\r\n\x1a\n',
      false,
    ],
  ])('%s is stored as text', async (_, sent, body, bodyTruncated) => {
    const target = await http((__, response) => response.end(sent))
    expect(await sendOnce(target, { maxBodyBytes: 10 })).toMatchObject({ status: 200, body, bodyTruncated })
  })

  test('without end is cut at 16 KiB, and the connection dropped', async () => {
    let dropped: Promise<unknown> | undefined
    const target = await http((request, response) => {
      dropped = new Promise((resolve) => request.socket.on('close', resolve))
      const pour = () => {
        while (response.write('x'.repeat(10_000)));
      }
      response.on('drain', pour)
      pour()
    })
    const result = await sendOnce(target)
    expect(result).toMatchObject({
      kind: 'response',
      status: 200,
      body: 'x'.repeat(16_384),
      bodyTruncated: true,
    })
    await dropped
  })
})

describe('a request', () => {
  test('arrives as it was rendered, with our name on it', async () => {
    const seen: { request: IncomingMessage; body: string }[] = []
    const target = await http(async (request, response) => {
      seen.push({ request, body: Buffer.concat(await request.toArray()).toString() })
      response.end()
    })
    const sender = senderTo(target.port)
    await sender.send(get(`${target.url}p%2Fq?a=%7Bx%7D&a=2&b=%20#fragment`, { 'X-Key': 'k' }))
    await sender.send({ method: 'POST', url: target.url, headers: { 'User-Agent': 'own' }, body: 'sum=é' })
    expect(seen[0]).toMatchObject({
      request: {
        method: 'GET',
        url: '/p%2Fq?a=%7Bx%7D&a=2&b=%20',
        headers: {
          'user-agent': 'Throughline/1.0',
          accept: '*/*',
          'x-key': 'k',
          host: `127.0.0.1:${target.port}`,
        },
      },
    })
    expect(seen[1]).toMatchObject({
      request: { method: 'POST', url: '/', headers: { 'user-agent': 'own', 'content-length': '6' } },
      body: 'sum=é',
    })
  })

  test('with line breaks in its URL is sent without them', async () => {
    const seen: unknown[] = []
    const target = await http((request, response) => {
      seen.push(request.url, request.headers['x-b'])
      response.end()
    })
    await senderTo(target.port).send(get(`${target.url}a\r\nX-B: b\u010a`))
    expect(seen).toEqual(['/aX-B:%20b%C4%8A', undefined])
  })

  test('uses the connection of the one before', async () => {
    const target = await http((_, response) => response.end('x'))
    const sender = senderTo(target.port, { connectionsPerOrigin: 1 })
    for (let i = 0; i < 3; i++) expect(await sender.send(get(target.url))).toMatchObject({ status: 200 })
    expect(target.connections()).toBe(1)
  })

  test.each([
    ['a text that is no URL', 'nonsense', {}],
    ['another scheme', 'ftp://127.0.0.1/', {}],
    ['credentials', 'http://u:p@127.0.0.1/', {}],
    ['a password alone', 'http://:p@127.0.0.1/', {}],
    ['a line break in a header', 'http://127.0.0.1:4/', { 'X-A': 'a\r\nX-B: b' }],
    ['a carriage return in a header', 'http://127.0.0.1:4/', { 'X-A': 'a\rX-B: b' }],
    ['a line feed in a header', 'http://127.0.0.1:4/', { 'X-A': 'a\nX-B: b' }],
    ['a NUL in a header', 'http://127.0.0.1:4/', { 'X-A': 'a\0b' }],
    ['a character whose low byte is a line feed', 'http://127.0.0.1:4/', { 'X-A': 'a\u010aX-B: b' }],
    ['a line break in the name of a header', 'http://127.0.0.1:4/', { 'X-A: b\r\nX-B': 'c' }],
    ['a framing header', 'http://127.0.0.1:4/', { 'Transfer-Encoding': 'chunked' }],
  ])('with %s is not sent', async (_, url, headers) => {
    expect(await senderTo(4).send(get(url, headers))).toMatchObject({
      kind: 'error',
      code: 'invalid_request',
    })
  })
})

describe('an error', () => {
  test('timeout_total: headers that never come', async () => {
    const target = await http(() => {})
    const result = await sendOnce(target, { totalTimeoutMs: 100 })
    expect(result).toMatchObject({
      kind: 'error',
      code: 'timeout_total',
      message: 'no complete answer within 100 ms',
    })
    expect(result.durationMs).toBeGreaterThanOrEqual(95)
  })

  test('timeout_total: a body that drips', async () => {
    const target = await http((request, response) => {
      const drip = setInterval(() => response.write('.'), 10)
      request.socket.on('close', () => clearInterval(drip))
    })
    expect(await sendOnce(target, { totalTimeoutMs: 150 })).toMatchObject({
      kind: 'error',
      code: 'timeout_total',
    })
  })

  test('timeout_total: headers that drip', async () => {
    const target = await tcp((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n')
      const drip = setInterval(() => socket.write('x: y\r\n'), 10)
      socket.on('close', () => clearInterval(drip))
    })
    expect(await sendOnce(target, { totalTimeoutMs: 150 })).toMatchObject({
      kind: 'error',
      code: 'timeout_total',
    })
  })

  test('timeout_connect: a TLS handshake that never ends', async () => {
    const target = await tcp(() => {})
    const url = target.url.replace('http:', 'https:')
    const result = await senderTo(target.port, { connectTimeoutMs: 100 }).send(get(url))
    expect(result).toMatchObject({ kind: 'error', code: 'timeout_connect' })
  })

  test('timeout_connect: when the total time is the shorter one', async () => {
    const target = await tcp(() => {})
    const url = target.url.replace('http:', 'https:')
    const result = await senderTo(target.port, { totalTimeoutMs: 100 }).send(get(url))
    expect(result).toMatchObject({ kind: 'error', code: 'timeout_connect' })
  })

  test('tls: a port that speaks no TLS', async () => {
    const target = await http((_, response) => response.end())
    const result = await senderTo(target.port).send(get(target.url.replace('http:', 'https:')))
    expect(result).toMatchObject({ kind: 'error', code: 'tls' })
  })

  test('tls: a certificate that nobody vouches for', async () => {
    const target = await https((_, response) => response.end())
    expect(await sendOnce(target)).toMatchObject({
      kind: 'error',
      code: 'tls',
      message: 'no secure connection could be agreed (DEPTH_ZERO_SELF_SIGNED_CERT)',
    })
  })

  test('connect: nobody listens', async () => {
    const port = await closedPort()
    expect(await sendOnce({ url: `http://127.0.0.1:${port}/`, port })).toMatchObject({
      kind: 'error',
      code: 'connect',
      message: 'the destination refused the connection (ECONNREFUSED)',
    })
  })

  test('dns: a name that does not exist', async () => {
    // A label of 64 characters is beyond what DNS can hold, so that no resolver has to be asked.
    const result = await senderTo(4).send(get(`http://${'a'.repeat(64)}.invalid/`))
    expect(result).toMatchObject({ kind: 'error', code: 'dns' })
  })

  test('reset: the connection breaks before the answer', async () => {
    const target = await http((request) => request.socket.resetAndDestroy())
    expect(await sendOnce(target)).toMatchObject({ kind: 'error', code: 'reset' })
  })

  test('reset: the connection ends in the middle of the answer', async () => {
    const target = await tcp((socket) => {
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf'))
    })
    expect(await sendOnce(target)).toMatchObject({ kind: 'error', code: 'reset' })
  })

  test('protocol: headers that are too large', async () => {
    const target = await tcp((socket) => {
      socket.once('data', () =>
        socket.write('HTTP/1.1 200 OK\r\n' + `x: ${'y'.repeat(1000)}\r\n`.repeat(100)),
      )
    })
    expect(await sendOnce(target)).toMatchObject({
      kind: 'error',
      code: 'protocol',
      message: expect.stringContaining('headers'),
    })
  })

  test('protocol: an answer that is no HTTP', async () => {
    const target = await tcp((socket) => {
      socket.once('data', () => socket.end('220 mail.example ESMTP\r\n'))
    })
    expect(await sendOnce(target)).toMatchObject({ kind: 'error', code: 'protocol' })
  })

  test('busy: no connection became free; the request never goes out', async () => {
    const requests: string[] = []
    const target = await http((request) => requests.push(request.url ?? ''))
    // The second connection, which takes the place of the first, waits for its address until both have ended.
    const bothEnded = Promise.withResolvers<void>()
    let asked = 0
    const lookup: LookupAll = async (_, __, callback) => {
      if (asked++ > 0) await bothEnded.promise
      callback(null, [{ address: '127.0.0.1', family: 4 }])
    }
    const sender = senderTo(target.port, { connectionsPerOrigin: 1, totalTimeoutMs: 300, lookup })
    const url = target.url.replace('127.0.0.1', 'partner.example')
    const results = await Promise.all([sender.send(get(`${url}1`)), sender.send(get(`${url}2`))])
    expect(results).toMatchObject([{ code: 'timeout_total' }, { code: 'busy' }])
    bothEnded.resolve()
    await sender.close()
    expect(requests).toEqual(['/1'])
  })

  test('aborted: the caller stopped it while it was under way', async () => {
    const stop = new AbortController()
    const target = await http(() => stop.abort())
    expect(await senderTo(target.port).send(get(target.url), stop.signal)).toMatchObject({ code: 'aborted' })
  })

  test('aborted: the caller had stopped before, or the sender is closed', async () => {
    const target = await http((_, response) => response.end())
    const sender = senderTo(target.port)
    expect(await sender.send(get(target.url), AbortSignal.abort())).toMatchObject({ code: 'aborted' })
    await sender.close()
    expect(await sender.send(get(target.url))).toMatchObject({ code: 'aborted' })
    expect(target.connections()).toBe(0)
  })
})

test('one destination that fails in every way leaves the sender fit for the others', async () => {
  const bad = await tcp((socket) => socket.once('data', () => socket.resetAndDestroy()))
  const good = await http((_, response) => response.end('fine'))
  const allowed = parseAllowTargets(`127.0.0.1:${bad.port} 127.0.0.1:${good.port}`)
  if (!allowed.ok) throw new Error('bad test target')
  const sender = senderTo(good.port, { allowTargets: allowed.targets })
  const results = await Promise.all(
    Array.from({ length: 60 }, (_, i) => sender.send(get((i % 2 ? good : bad).url))),
  )
  expect(results.map((result) => (result.kind === 'response' ? result.body : result.code))).toEqual(
    Array.from({ length: 60 }, (_, i) => (i % 2 ? 'fine' : 'reset')),
  )
})
