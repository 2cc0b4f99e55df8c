// The guard at work: real sockets, real resolver, and a trap that counts every connection made to it.
import type { LookupAddress } from 'node:dns'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { interfaceAddresses, type LookupAll } from './address-guard.server.ts'
import { FORBIDDEN_HOSTS, IMPOSSIBLE_HOSTS } from './address-corpus.fixture.ts'
import { parseAllowTargets } from './address-rules.ts'
import type { SendResult } from './judge.ts'
import { createSender, type Sender } from './send.server.ts'

let trap: Server
let port: number
let connections = 0

beforeAll(async () => {
  trap = createServer((_, response) => response.end('caught'))
  trap.on('connection', () => connections++)
  // Without a host it listens on every address of the machine, of both families where there are two.
  await new Promise<void>((resolve) => trap.listen(0, resolve))
  port = (trap.address() as AddressInfo).port
})

afterAll(async () => {
  trap.closeAllConnections()
  await new Promise((resolve) => trap.close(resolve))
})

function senderWith(options: { lookup?: LookupAll; allow?: string }): Sender {
  const allowed = parseAllowTargets(options.allow ?? '')
  if (!allowed.ok) throw new Error('bad test target')
  return createSender({
    allowTargets: allowed.targets,
    ports: [port],
    connectTimeoutMs: 2000,
    totalTimeoutMs: 4000,
    connectionsPerOrigin: 1,
    ...(options.lookup && { lookup: options.lookup }),
  })
}

async function send(url: string, options: { lookup?: LookupAll; allow?: string } = {}): Promise<SendResult> {
  const sender = senderWith(options)
  const result = await sender.send({ method: 'GET', url, headers: {}, body: null })
  await sender.close()
  return result
}

function codeOf(result: SendResult): string {
  return result.kind === 'error' ? result.code : `HTTP ${result.status}`
}

/** A resolver that gives one answer after the other, then the last one again. */
function answering(...answers: LookupAddress[][]): LookupAll {
  let asked = 0
  return (_, __, callback) => callback(null, answers[Math.min(asked++, answers.length - 1)]!)
}

function v4(address: string): LookupAddress {
  return { address, family: 4 }
}

test('the trap is open: an allowed target reaches it', async () => {
  const before = connections
  expect(await send(`http://127.0.0.1:${port}/`, { allow: `127.0.0.1:${port}` })).toMatchObject({
    status: 200,
  })
  expect(connections).toBe(before + 1)
})

test('the corpus is large, and no form stands in it twice', () => {
  expect(FORBIDDEN_HOSTS.length).toBeGreaterThan(150)
  expect(new Set(FORBIDDEN_HOSTS.map(([host]) => host)).size).toBe(FORBIDDEN_HOSTS.length)
})

test.each(FORBIDDEN_HOSTS)(
  'http and https to %s are refused as %s, without a connection',
  async (host, rule) => {
    const before = connections
    for (const scheme of ['http', 'https']) {
      expect(await send(`${scheme}://${host}:${port}/`)).toMatchObject({
        kind: 'error',
        code: 'refused_address',
        rule,
      })
    }
    expect(connections).toBe(before)
  },
)

test.each(IMPOSSIBLE_HOSTS)('%j is no host that can be sent to', async (host) => {
  const before = connections
  expect(await send(`http://${host}:${port}/`)).toMatchObject({ kind: 'error', code: 'invalid_request' })
  expect(connections).toBe(before)
})

test.each([
  (host: string) => `http:${host}/`,
  (host: string) => `http:/${host}/`,
  (host: string) => `http:///${host}/`,
  (host: string) => `http:\\\\${host}/`,
  (host: string) => ` \thTTp://${host}/`,
  (host: string) => `ht\ntp://${host}/`,
  (host: string) => `http://${host}\\@8.8.8.8/`,
  (host: string) => `http://${host}/@8.8.8.8/`,
  (host: string) => `http://${host}#@8.8.8.8/`,
  (host: string) => `http://${host}?@8.8.8.8/`,
])('a URL written %s means the host that it is judged by', async (write) => {
  const before = connections
  expect(await send(write(`127.0.0.1:${port}`))).toMatchObject({ code: 'refused_address', rule: 'loopback' })
  expect(connections).toBe(before)
})

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '169.254.169.254',
  '0.0.0.0',
  '::1',
  '::ffff:127.0.0.1',
  '::7f00:1',
  'fe80::1',
  'fe80::1%lo',
  '::1%1',
  '2606:4700::1%lo',
  'fd00::1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '2001:0:4136:e378:8000:63bf:80ff:fffe',
  '127.1',
  '0x7f000001',
  '',
])('a name that resolves to %s is refused', async (address) => {
  const before = connections
  const lookup = answering([{ address, family: address.includes(':') ? 6 : 4 }])
  expect(await send(`http://partner.example:${port}/`, { lookup })).toMatchObject({ code: 'refused_address' })
  expect(connections).toBe(before)
})

test.each(['localhost.', 'LOCALHOST.', '127.0.0.1..', 'ip6-localhost', 'localhost.localdomain'])(
  '%s gets no connection, whether the resolver knows it or not',
  async (host) => {
    const before = connections
    expect(['refused_address', 'dns']).toContain(codeOf(await send(`http://${host}:${port}/`)))
    expect(connections).toBe(before)
  },
)

test('a name with no address at all is refused', async () => {
  const result = await send(`http://partner.example:${port}/`, { lookup: answering([]) })
  expect(result).toMatchObject({ code: 'refused_address', rule: 'no_address' })
})

test('of several answers only the allowed ones are connected to', async () => {
  const lookup = answering([v4('127.0.0.2'), v4('10.0.0.1'), v4('127.0.0.1')])
  const before = connections
  const result = await send(`http://partner.example:${port}/`, { lookup, allow: `127.0.0.1:${port}` })
  expect(result).toMatchObject({ kind: 'response', status: 200 })
  expect(connections).toBe(before + 1)
})

test('a name that is rebound to a forbidden address between two tries is refused at the second', async () => {
  // The allowed address stands in for a public one: nothing leaves this machine.
  const lookup = answering([v4('127.0.0.1')], [v4('127.0.0.2')])
  const options = { lookup, allow: `127.0.0.1:${port}` }
  const before = connections
  expect(await send(`http://partner.example:${port}/`, options)).toMatchObject({ status: 200 })
  expect(await send(`http://partner.example:${port}/`, options)).toMatchObject({
    code: 'refused_address',
    rule: 'loopback',
  })
  expect(connections).toBe(before + 1)
})

test('a name is asked for once a connection: what was judged is what is connected to', async () => {
  let asked = 0
  const answers = answering([v4('127.0.0.1')], [v4('127.0.0.2')])
  const lookup: LookupAll = (...question) => {
    asked++
    answers(...question)
  }
  const sender = senderWith({ lookup, allow: `127.0.0.1:${port}` })
  const request = { method: 'GET', url: `http://partner.example:${port}/`, headers: {}, body: null } as const
  expect(await sender.send(request)).toMatchObject({ status: 200 })
  // The kept connection stays with the address that was judged, whatever the name says by now.
  expect(await sender.send(request)).toMatchObject({ status: 200 })
  await sender.close()
  expect(asked).toBe(1)
})

test.each([
  ['first', ['10.0.0.1', '127.0.0.1']],
  ['last', ['127.0.0.1', '10.0.0.1']],
  ['in the middle', ['127.0.0.1', '169.254.169.254', '127.0.0.1']],
])('a private address %s among the answers is never connected to', async (_, addresses) => {
  const before = connections
  const options = { lookup: answering(addresses.map(v4)), allow: `127.0.0.1:${port}` }
  expect(await send(`http://partner.example:${port}/`, options)).toMatchObject({ status: 200 })
  expect(connections).toBe(before + 1)
  expect(await send(`http://partner.example:${port}/`, { ...options, allow: '' })).toMatchObject({
    code: 'refused_address',
  })
  expect(connections).toBe(before + 1)
})

test.each([301, 302, 303, 307, 308])('a %i to a forbidden address is not followed', async (status) => {
  const redirect = (_: IncomingMessage, response: ServerResponse) =>
    response.writeHead(status, {
      location: `http://127.0.0.2:${port}/`,
      refresh: `0; url=http://[::1]:${port}/`,
    })
  trap.prependListener('request', redirect)
  const before = connections
  const result = await send(`http://127.0.0.1:${port}/`, { allow: `127.0.0.1:${port}` })
  trap.off('request', redirect)
  expect(result).toMatchObject({ kind: 'response', status })
  expect(connections).toBe(before + 1)
})

test('the machine’s own addresses are known, in the form in which they are compared', () => {
  expect(interfaceAddresses()).toContain('127.0.0.1')
})

test('a public address that turns into a loopback one once it has been checked gets no request', async () => {
  let requests = 0
  const countRequest = () => requests++
  trap.on('request', countRequest)
  let reads = 0
  const shifting = { family: 4, get address() { return reads++ === 0 ? '8.8.8.8' : '127.0.0.1' } } // prettier-ignore
  const result = await send(`http://partner.example:${port}/`, { lookup: answering([shifting]) })
  trap.off('request', countRequest)
  expect(result).toMatchObject({ code: 'refused_address', rule: 'loopback' })
  expect(requests).toBe(0)
})

test('the refusal does not tell which address a name resolved to', async () => {
  const result = await send(`http://partner.example:${port}/`, { lookup: answering([v4('10.9.8.7')]) })
  expect(JSON.stringify(result)).not.toContain('10.9.8.7')
})

test('a port that is not allowed is refused before the name is looked up', async () => {
  const lookup: LookupAll = () => {
    throw new Error('must not be asked')
  }
  expect(await send(`http://partner.example:${port + 1}/`, { lookup })).toMatchObject({
    code: 'refused_address',
    rule: 'port',
  })
})
