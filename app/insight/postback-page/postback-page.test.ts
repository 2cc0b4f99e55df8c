// What the pages of postbacks make of what they read and of what a browser sends.
import { expect, test } from 'vitest'
import { sayingIn } from '#app/language/catalogs.server.ts'
import { editorPorts } from './editor-ports.ts'
import { firesOn } from './fires-on.ts'
import { readEditorRequest, readListRequest } from './read-request.ts'

test('what a postback fires on is told in a few words', () => {
  const all = { statuses: ['approved' as const], adjustments: false, events: [], offerIds: [] }
  expect(firesOn(all, sayingIn('en'))).toBe('approved')
  expect(firesOn({ ...all, adjustments: true, events: ['sale'], offerIds: ['a', 'b'] }, sayingIn('en'))).toBe(
    'approved, adjustments · sale only · 2 offers',
  )
  expect(firesOn({ ...all, events: ['sale'], offerIds: ['a'] }, sayingIn('de'))).toBe(
    'bestätigt · nur sale · 1 Angebot',
  )
})

test('the ports of the operator’s exceptions can be written too', () => {
  expect(editorPorts([80, 443], ['127.0.0.1:4003', '[::1]:443'])).toEqual([80, 443, 4003])
})

test.each([
  ['no JSON', '{'],
  ['nothing', ''],
  ['null', 'null'],
  ['an intent that does not exist', '{"intent":"drop"}'],
  ['secrets that are no texts', '{"intent":"test","configuration":{},"secrets":{"key":1}}'],
  [
    'a version that is no number',
    '{"intent":"save","version":"1","secrets":{},"arrivalParameter":null,"acceptWarnings":true}',
  ],
])('a request that is %s is none', (_, text) => {
  expect(readEditorRequest(text)).toBeNull()
  expect(readListRequest(text)).toBeNull()
})

test('a request says what it asks for', () => {
  expect(readEditorRequest('{"intent":"reveal"}')).toEqual({ intent: 'reveal' })
  expect(readListRequest('{"intent":"off","id":"x"}')).toEqual({ intent: 'off', id: 'x' })
})
