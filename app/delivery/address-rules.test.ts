import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeAddress, parseAllowTargets, portMayBeAllowed, type AddressPolicy } from './address-rules.ts'

const POLICY: AddressPolicy = {
  allowTargets: new Set(),
  ports: [80, 443],
  ownAddresses: new Set(['8.8.4.4', '2606:4700::9']),
}

function ruleFor(address: string, port = 443, policy = POLICY): string {
  const verdict = judgeAddress(address, port, policy)
  return verdict.allowed ? 'allowed' : verdict.rule
}

test.each([
  '8.8.8.8',
  '1.1.1.1',
  '93.184.216.34',
  '172.15.255.255',
  '172.32.0.1',
  '100.63.255.255',
  '100.128.0.1',
])('%s is public', (address) => {
  expect(ruleFor(address)).toBe('allowed')
  expect(ruleFor(`::ffff:${address}`)).toBe('allowed')
})

test.each(['2606:4700:4700::1111', '2a00:1450:4001:81b::200e', '2001:4860:4860::8888'])(
  '%s is public',
  (address) => {
    expect(ruleFor(address)).toBe('allowed')
  },
)

test.each([
  ['0.0.0.0', 'unspecified'],
  ['0.1.2.3', 'unspecified'],
  ['127.0.0.1', 'loopback'],
  ['127.255.255.254', 'loopback'],
  ['10.0.0.1', 'private'],
  ['172.16.0.1', 'private'],
  ['172.31.255.255', 'private'],
  ['192.168.1.1', 'private'],
  ['100.64.0.1', 'carrierGradeNat'],
  ['100.100.100.200', 'carrierGradeNat'],
  ['169.254.169.254', 'linkLocal'],
  ['168.63.129.16', 'cloud_host_agent'],
  ['192.0.0.192', 'reserved'],
  ['192.0.2.1', 'reserved'],
  ['198.18.0.1', 'reserved'],
  ['198.51.100.1', 'reserved'],
  ['203.0.113.1', 'reserved'],
  ['192.88.99.1', '6to4'],
  ['192.31.196.1', 'as112'],
  ['192.52.193.1', 'amt'],
  ['224.0.0.1', 'multicast'],
  ['239.255.255.250', 'multicast'],
  ['240.0.0.1', 'reserved'],
  ['255.255.255.255', 'broadcast'],
])('%s is refused as %s, also when mapped into IPv6', (address, rule) => {
  expect(ruleFor(address)).toBe(rule)
  expect(ruleFor(`::ffff:${address}`)).toBe(rule)
})

test.each([
  ['::', 'unspecified'],
  ['::1', 'loopback'],
  ['0:0:0:0:0:0:0:1', 'loopback'],
  ['::ffff:7f00:1', 'loopback'],
  ['::127.0.0.1', 'ipv4_compatible'],
  ['::8.8.8.8', 'ipv4_compatible'],
  ['0::8.8.8.8', 'ipv4_compatible'],
  ['::808:808', 'ipv4_compatible'],
  ['::ffff:0:127.0.0.1', 'rfc6145'],
  ['64:ff9b::7f00:1', 'nat64'],
  ['64:ff9b::8.8.8.8', 'nat64'],
  ['64:ff9b:1::7f00:1', 'nat64'],
  ['2002:7f00:1::', '6to4'],
  ['2002:808:808::1', '6to4'],
  ['2001:0:4136:e378:8000:63bf:80ff:fffe', 'teredo'],
  ['2001:2::1', 'benchmarking'],
  ['2001:db8::1', 'reserved'],
  ['2001:10::1', 'deprecatedOrchid'],
  ['3fff::1', 'reserved'],
  ['fe80::1', 'linkLocal'],
  ['febf::1', 'linkLocal'],
  ['fec0::1', 'deprecatedSiteLocal'],
  ['fc00::1', 'uniqueLocal'],
  ['fd00:ec2::254', 'uniqueLocal'],
  ['ff02::1', 'multicast'],
  ['100::1', 'discard'],
  ['5f00::1', 'segmentRouting'],
  ['4000::1', 'unassigned'],
  ['2606:4700::5efe:127.0.0.1', 'isatap'],
  ['2606:4700::200:5efe:7f00:1', 'isatap'],
])('%s is refused as %s', (address, rule) => {
  expect(ruleFor(address)).toBe(rule)
})

test.each([
  '',
  'localhost',
  '127.1',
  '2130706433',
  '0x7f000001',
  '0177.0.0.1',
  '017700000001',
  '127.0.0.1.',
  ' 127.0.0.1',
  '８.８.８.８',
  '8.8.8.8/8',
  '8.8.8.256',
  'fe80::1%eth0',
  '2606:4700::1%1',
  '[::1]',
  '::ffff:0177.0.0.1',
  '::ffff:8.8.8',
  ':::1',
  '::1::',
  '2606:4700:::1',
])('%j is no address in a form that we take', (address) => {
  expect(ruleFor(address)).toBe('not_an_address')
})

test('an IPv4 address is judged the same in every spelling as IPv6 that stands for it', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      const hex = address.split('.').map((octet) => Number(octet).toString(16).padStart(2, '0'))
      expect(ruleFor(`::ffff:${hex[0]}${hex[1]}:${hex[2]}${hex[3]}`)).toBe(ruleFor(address))
      expect(ruleFor(`64:ff9b::${hex[0]}${hex[1]}:${hex[2]}${hex[3]}`)).toBe('nat64')
      expect(ruleFor(`2002:${hex[0]}${hex[1]}:${hex[2]}${hex[3]}::1`)).toBe('6to4')
    }),
  )
})

test.each(['8.8.4.4', '::ffff:8.8.4.4', '2606:4700::9', '2606:4700:0:0::9'])(
  '%s is one of our own',
  (address) => {
    expect(ruleFor(address)).toBe('own_address')
  },
)

test('a public address on another port is refused for its port', () => {
  expect(ruleFor('8.8.8.8', 22)).toBe('port')
})

describe('an exception', () => {
  const parsed = parseAllowTargets('127.0.0.1:4000, [::1]:4001\n10.0.0.1:22 [::ffff:10.0.0.2]:80')
  if (!parsed.ok) throw new Error('must parse')
  const policy = { ...POLICY, allowTargets: parsed.targets }

  test.each([
    ['127.0.0.1', 4000, 'allowed'],
    ['::ffff:127.0.0.1', 4000, 'allowed'],
    ['::1', 4001, 'allowed'],
    ['0:0:0:0:0:0:0:1', 4001, 'allowed'],
    ['10.0.0.1', 22, 'allowed'],
    ['10.0.0.2', 80, 'allowed'],
    ['127.0.0.1', 4001, 'port'],
    ['127.0.0.1', 443, 'loopback'],
    ['127.0.0.2', 4000, 'port'],
    ['::1', 4000, 'port'],
    ['8.8.8.8', 4000, 'port'],
  ])('is exact: %s port %i is %s', (address, port, rule) => {
    expect(ruleFor(address, port, policy)).toBe(rule)
  })

  test('opens its port to a look-up, and no other', () => {
    expect([80, 443, 4000, 22, 400, 4002].map((port) => portMayBeAllowed(port, policy))).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ])
  })

  test('may be absent', () => {
    expect(parseAllowTargets(' ')).toEqual({ ok: true, targets: new Set() })
  })

  test.each([
    '127.0.0.1',
    'localhost:80',
    '127.1:80',
    '::1:80',
    '[::1]',
    '127.0.0.1:0',
    '127.0.0.1:65536',
    '0/0:80',
  ])('%s is refused', (text) => {
    expect(parseAllowTargets(text)).toEqual({ ok: false, code: 'target_malformed', part: text })
  })
})
