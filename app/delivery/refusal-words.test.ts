import ipaddr from 'ipaddr.js'
import { expect, test } from 'vitest'
import { FORBIDDEN_HOSTS } from './address-corpus.fixture.ts'
import { refusalWords } from './refusal-words.ts'

/** Not in the library's types. */
type WithRanges = { SpecialRanges: Record<string, unknown> }

const RULES = new Set([
  ...[ipaddr.IPv4.prototype, ipaddr.IPv6.prototype].flatMap((kind) =>
    Object.keys((kind as unknown as WithRanges).SpecialRanges),
  ),
  ...FORBIDDEN_HOSTS.map(([, rule]) => rule),
])

test('the library’s ranges are found', () => {
  expect([...RULES]).toEqual(expect.arrayContaining(['private', 'teredo', 'segmentRouting']))
})

// Those of our own rules are there because the compiler asks for them.
test.each([...RULES])('%s is told in words', (rule) => {
  expect(refusalWords(rule)).toMatch(/^This (address|port|host) .{20,}\.$/)
  expect(refusalWords(rule)).not.toContain('not a public one')
})

test('a private network is told with its blocks', () => {
  expect(refusalWords('private')).toBe(
    'This address is inside a private network (10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16).',
  )
})

test('a range that nobody has put into words is told by its name', () => {
  expect(refusalWords('martian')).toBe('This address is not a public one (martian).')
})
