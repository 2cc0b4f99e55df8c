import { expect, test } from 'vitest'
import { judgeHost, type Answer } from './host-record.ts'

const none: Answer = { kind: 'none' }
const silent: Answer = { kind: 'silent' }
const records = (...list: string[]): Answer => ({ kind: 'records', records: list })
const OURS = records('192.0.2.1', '192.0.2.2')

test.each<[string, Answer, Answer, Answer, unknown]>([
  ['an alias to us', records('App.Example.COM.'), none, OURS, { kind: 'ours' }],
  ['an alias to us, whatever else is silent', records('app.example.com'), silent, silent, { kind: 'ours' }],
  ['one of our addresses', none, records('192.0.2.2'), OURS, { kind: 'same_address' }],
  ['another alias that ends at us', records('edge.example'), records('192.0.2.1'), OURS, { kind: 'same_address' }],
  ['an alias to others', records('old.example.'), records('203.0.113.9'), OURS, { kind: 'elsewhere', target: 'old.example' }],
  ['an address of others', none, records('203.0.113.9'), OURS, { kind: 'elsewhere', target: '203.0.113.9' }],
  ['no record', none, none, OURS, { kind: 'missing' }],
  ['no answer', silent, none, OURS, { kind: 'unknown' }],
  ['no answer about addresses', none, silent, OURS, { kind: 'unknown' }],
])('%s', (_, alias, addresses, ourAddresses, record) => {
  expect(judgeHost({ alias, addresses, ourAddresses }, 'app.example.com')).toEqual(record)
}) // prettier-ignore
