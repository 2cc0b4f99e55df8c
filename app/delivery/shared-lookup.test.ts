import { expect, test } from 'vitest'
import type { LookupAll } from './address-guard.server.ts'
import { shareLookups } from './shared-lookup.server.ts'

test('who asks for a name while it is looked up gets the same answer, who asks later a new one, and other names are asked beside it', () => {
  const asked: { name: string; answer: (address: string) => void }[] = []
  const lookup: LookupAll = (name, _options, callback) =>
    void asked.push({ name, answer: (address) => callback(null, [{ address, family: 4 }]) })
  const shared = shareLookups(lookup)
  const got: string[] = []
  const ask = (name: string, family = 0) =>
    shared(name, { all: true, family }, (_error, [first]) => got.push(`${name} ${first?.address}`))

  ask('a.example')
  ask('a.example')
  ask('b.example')
  ask('a.example', 6)
  expect(asked.map(({ name }) => name)).toEqual(['a.example', 'b.example', 'a.example'])
  asked[0]?.answer('192.0.2.1')
  expect(got).toEqual(['a.example 192.0.2.1', 'a.example 192.0.2.1'])
  ask('a.example')
  expect(asked).toHaveLength(4)
})
