import { expect, test } from 'vitest'
import { testValues } from './macros.ts'
import { createRenderer, type StoredRequest } from './renderer.ts'

const STORED: StoredRequest = {
  method: 'GET',
  url: 'https://t.example/p?cid={aff_click_id}&s={status}&e={event}',
  headers: {},
  body: null,
  statusNames: {},
  eventNames: {},
  secrets: {},
}
const VALUES = testValues('USD')
const FIRST = { deliveryId: 'dlv_1', attempt: 1 }

test('what goes out without secrets is what is shown', () => {
  const rendered = createRenderer()(STORED, VALUES, FIRST)
  expect(rendered).toMatchObject({
    method: 'GET',
    url: 'https://t.example/p?cid=test-aff-click-001&s=approved&e=sale',
    body: null,
  })
  const { url, headers, body } = rendered!
  expect(rendered?.shown).toEqual({ url, headers, body })
})

test('status and event are in the words of the destination', () => {
  const words = { statusNames: { approved: '1' }, eventNames: { lead: 'L', '*': 'other' } }
  const render = createRenderer()
  const url = (values = VALUES) => render({ ...STORED, ...words }, values, FIRST)?.url
  expect(url()).toBe('https://t.example/p?cid=test-aff-click-001&s=1&e=other')
  expect(url({ ...VALUES, status: 'reversed', event: 'lead' })).toBe(
    'https://t.example/p?cid=test-aff-click-001&s=reversed&e=L',
  )
})

test('secrets go out and are shown as dots, wherever they stand', () => {
  const stored: StoredRequest = {
    ...STORED,
    method: 'POST',
    url: 'https://t.example/{secret.key}/p?c={aff_click_id}',
    headers: { Authorization: 'Bearer {secret.token}', 'X-Try': '{attempt}' },
    body: { format: 'json', template: '{"key":"{secret.key}","sum":{payout}}' },
    secrets: { key: 'k/1', token: 't"2' },
  }
  expect(createRenderer()(stored, VALUES, FIRST)).toEqual({
    method: 'POST',
    url: 'https://t.example/k%2F1/p?c=test-aff-click-001',
    headers: { Authorization: 'Bearer t"2', 'X-Try': '1', 'content-type': 'application/json' },
    body: '{"key":"k/1","sum":10.00}',
    shown: {
      url: 'https://t.example/•••/p?c=test-aff-click-001',
      headers: { Authorization: 'Bearer •••', 'X-Try': '1', 'content-type': 'application/json' },
      body: '{"key":"•••","sum":10.00}',
    },
  })
})

test.each<[string, Partial<StoredRequest>]>([
  ['a macro that is none', { url: 'https://t.example/?a={gone}' }],
  ['a secret that it has not', { url: 'https://t.example/?a={secret.key}', secrets: { other: 'x' } }],
  [
    'a secret by the name of something every object has',
    { url: 'https://t.example/?a={secret.constructor}' },
  ],
])('a postback with %s cannot be rendered', (_, change) => {
  expect(createRenderer()({ ...STORED, ...change }, VALUES, FIRST)).toBeNull()
})

test('postbacks that differ in anything do not share templates', () => {
  const render = createRenderer()
  const post: StoredRequest = { ...STORED, method: 'POST', url: 'https://t.example/p' }
  const variants: StoredRequest[] = [
    STORED,
    { ...STORED, headers: { 'X-Api-Key': 'mine' } },
    { ...STORED, headers: { 'X-Api-Key': 'theirs' } },
    { ...STORED, headers: { 'X-Api': 'Key:theirs' } },
    { ...STORED, method: 'POST' },
    post,
    { ...post, body: { format: 'form', template: '{payout}' } },
    { ...post, body: { format: 'json', template: '{payout}' } },
    { ...post, body: { format: 'json', template: '' } },
  ]
  const alone = variants.map((stored) => createRenderer()(stored, VALUES, FIRST))
  expect(new Set(alone.map((rendered) => JSON.stringify(rendered))).size).toBe(variants.length)
  for (const round of [1, 2]) {
    expect({ round, rendered: variants.map((stored) => render(stored, VALUES, FIRST)) }).toEqual({
      round,
      rendered: alone,
    })
  }
})
