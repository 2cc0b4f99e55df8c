// The guard at work: real sockets, real resolver, and a trap that counts every connection made to it.
import type { LookupAddress } from 'node:dns'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LookupAll } from './address-guard.server.ts'
import { parseAllowTargets } from './address-rules.ts'
import type { SendResult } from './judge.ts'
import { createSender } from './send.server.ts'

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

async function send(url: string, options: { lookup?: LookupAll; allow?: string } = {}): Promise<SendResult> {
  const allowed = parseAllowTargets(options.allow ?? '')
  if (!allowed.ok) throw new Error('bad test target')
  const sender = createSender({
    allowTargets: allowed.targets,
    ports: [port],
    connectTimeoutMs: 2000,
    totalTimeoutMs: 4000,
    connectionsPerOrigin: 1,
    ...(options.lookup && { lookup: options.lookup }),
  })
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

const HOSTS: [host: string, rule: string][] = [
  ['127.0.0.1', 'loopback'],
  ['127.1', 'loopback'],
  ['127.0.1', 'loopback'],
  ['2130706433', 'loopback'],
  ['0x7f000001', 'loopback'],
  ['0x7f.1', 'loopback'],
  ['0X7F.0.0.1', 'loopback'],
  ['0177.0.0.1', 'loopback'],
  ['017700000001', 'loopback'],
  ['127.0.0.1.', 'loopback'],
  ['127.0.0.2', 'loopback'],
  ['%31%32%37.0.0.1', 'loopback'],
  ['１２７.０.０.１', 'loopback'],
  ['①②⑦.⓪.⓪.①', 'loopback'],
  ['127。0。0。1', 'loopback'],
  ['0', 'unspecified'],
  ['0.0.0.0', 'unspecified'],
  ['localhost', 'loopback'],
  ['LOCALHOST', 'loopback'],
  ['ｌｏｃａｌｈｏｓｔ', 'loopback'],
  ['[::]', 'unspecified'],
  ['[::1]', 'loopback'],
  ['[0:0:0:0:0:0:0:1]', 'loopback'],
  ['[::ffff:127.0.0.1]', 'loopback'],
  ['[::ffff:7f00:1]', 'loopback'],
  ['[::127.0.0.1]', 'ipv4_compatible'],
  ['[::ffff:0:127.0.0.1]', 'rfc6145'],
  ['[64:ff9b::127.0.0.1]', 'nat64'],
  ['[64:ff9b:1::7f00:1]', 'nat64'],
  ['[2002:7f00:1::]', '6to4'],
  ['[2001:0:4136:e378:8000:63bf:80ff:fffe]', 'teredo'],
  ['[fe80::1]', 'linkLocal'],
  ['[fd00:ec2::254]', 'uniqueLocal'],
  ['[ff02::1]', 'multicast'],
  ['169.254.169.254', 'linkLocal'],
  ['0xa9fea9fe', 'linkLocal'],
  ['2852039166', 'linkLocal'],
  ['[::ffff:169.254.169.254]', 'linkLocal'],
  ['168.63.129.16', 'cloud_host_agent'],
  ['100.64.0.1', 'carrierGradeNat'],
  ['10.0.0.1', 'private'],
  ['172.16.0.1', 'private'],
  ['192.168.0.1', 'private'],
  ['192.0.2.1', 'reserved'],
  ['198.18.0.1', 'reserved'],
  ['224.0.0.1', 'multicast'],
  ['255.255.255.255', 'broadcast'],
]

test.each(HOSTS)('http and https to %s are refused as %s, without a connection', async (host, rule) => {
  const before = connections
  for (const scheme of ['http', 'https']) {
    expect(await send(`${scheme}://${host}:${port}/`)).toMatchObject({
      kind: 'error',
      code: 'refused_address',
      rule,
    })
  }
  expect(connections).toBe(before)
})

test.each([
  'http://[fe80::1%25eth0]',
  'http://[::1%lo]',
  'http://u:p@127.0.0.1',
  'http://08.0.0.1',
  'http://1.2.3.4.5',
])('%s is no URL that can be sent to', async (start) => {
  const before = connections
  expect(await send(`${start}:${port}/`)).toMatchObject({ kind: 'error', code: 'invalid_request' })
  expect(connections).toBe(before)
})

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '169.254.169.254',
  '0.0.0.0',
  '::1',
  '::ffff:127.0.0.1',
  'fe80::1%lo',
  'fd00::1',
])('a name that resolves to %s is refused', async (address) => {
  const before = connections
  const lookup = answering([{ address, family: address.includes(':') ? 6 : 4 }])
  expect(await send(`http://partner.example:${port}/`, { lookup })).toMatchObject({ code: 'refused_address' })
  expect(connections).toBe(before)
})

test('localhost with a trailing dot gets no connection, whether the resolver knows it or not', async () => {
  const before = connections
  expect(['refused_address', 'dns']).toContain(codeOf(await send(`http://localhost.:${port}/`)))
  expect(connections).toBe(before)
})

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
