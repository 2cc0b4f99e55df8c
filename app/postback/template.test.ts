import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  parseTemplate,
  renderTemplate,
  secretsIn,
  type RenderValues,
  type TemplatePosition,
} from './template.ts'

function render(text: string, position: TemplatePosition, values: RenderValues): string {
  const parsed = parseTemplate(text, position)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return renderTemplate(parsed.template, values)
}

describe('a URL', () => {
  test.each([
    ['a space', 'a b', 'a%20b'],
    ['unreserved characters', 'AZaz09-._~', 'AZaz09-._~'],
    ['reserved characters', "!*'();:@&=+$,/?#[]", '%21%2A%27%28%29%3B%3A%40%26%3D%2B%24%2C%2F%3F%23%5B%5D'],
    ['a percent sign', '100%', '100%25'],
    ['something encoded before', '%20', '%2520'],
    ['a brace', '{amount}', '%7Bamount%7D'],
    ['letters of other scripts', 'é€😀', '%C3%A9%E2%82%AC%F0%9F%98%80'],
    ['a line break', 'a\r\nb', 'a%0D%0Ab'],
    ['half of a surrogate pair', 'x\ud83d', 'x%EF%BF%BD'],
    ['nothing', '', ''],
  ])('holds %s percent-encoded', (_, value, encoded) => {
    expect(render('https://t.example/?a={sub1}&b=1', 'url', { sub1: value })).toBe(
      `https://t.example/?a=${encoded}&b=1`,
    )
  })

  test.each([
    ['https://t.example/p?a=%7Bx%7D&b=%2f', 'https://t.example/p?a=%7Bx%7D&b=%2f'],
    ['https://t.example/p?a=1&a=2&a={sub1}', 'https://t.example/p?a=1&a=2&a=v'],
    ['https://t.example/p?a={sub1}#frag={sub1}', 'https://t.example/p?a=v#frag=v'],
    ['https://t.example/{sub1}/{sub2}?{affS1}', 'https://t.example/v/?v'],
    ['https://t.example/a b?q=ü"<>', 'https://t.example/a%20b?q=%C3%BC%22%3C%3E'],
    ['https://t.example/?discount=5%&x=%{sub1}', 'https://t.example/?discount=5%25&x=%25v'],
    ['https://t.example/?x=a+b', 'https://t.example/?x=a+b'],
  ])('%s keeps what is not a macro', (template, rendered) => {
    expect(render(template, 'url', { sub1: 'v' })).toBe(rendered)
  })
})

test.each<[TemplatePosition, string, string, string]>([
  ['form', 'a={sub1}', "x y&z='1'", 'a=x+y%26z%3D%271%27'],
  ['json', '{"a":"{sub1}"}', 'he said "no"\\\n', '{"a":"he said \\"no\\"\\\\\\n"}'],
  ['json', '{"a":"\\"{sub1}\\""}', 'x', '{"a":"\\"x\\""}'],
  ['json', '{"a":{amount_minor}}', '-4999', '{"a":-4999}'],
  ['json', '{"a":{amount_minor},"b":{}}', '', '{"a":null,"b":{}}'],
  ['json', '{"a":"{amount_minor}"}', '', '{"a":""}'],
  ['json', '{"a":{amount}}', '0,"b":1', '{"a":"0,\\"b\\":1"}'],
  ['json', '{"a":{sub1}}', '1', '{"a":"1"}'],
  ['header', 'id {sub1}', 'a b:c', 'id a b:c'],
  ['header', 'id {sub1}', 'é\r\nX-Evil: 1', 'id %C3%A9%0D%0AX-Evil: 1'],
])('in a %s %s with %j becomes %s', (position, template, value, rendered) => {
  expect(render(template, position, { sub1: value, amount: value, amount_minor: value })).toBe(rendered)
})

test('a missing value is the empty string', () => {
  expect(render('x={coupon_code}&y={attempt}', 'url', {})).toBe('x=&y=')
})

describe('a secret', () => {
  test.each<[TemplatePosition, string, string]>([
    ['url', 'https://t.example/{secret.key}/p?k={secret.key}', 'https://t.example/a%20%22%2B/p?k=a%20%22%2B'],
    ['form', 'k={secret.key}', 'k=a+%22%2B'],
    ['json', '{"k":"{secret.key}","l":{secret.key}}', '{"k":"a \\"+","l":"a \\"+"}'],
    ['header', 'Bearer {secret.key}', 'Bearer a "+'],
  ])('in a %s is encoded for its place: %s', (position, text, rendered) => {
    const parsed = parseTemplate(text, position)
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
    expect(renderTemplate(parsed.template, {}, { key: 'a "+' })).toBe(rendered)
  })

  test('is shown as dots where there are no secrets to show', () => {
    const parsed = parseTemplate('https://t.example/?k={secret.key}&a={sub1}', 'url')
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
    expect(renderTemplate(parsed.template, { sub1: 'v' }, null)).toBe('https://t.example/?k=•••&a=v')
    expect(secretsIn(parsed.template)).toEqual(['key'])
  })

  test('cannot be spelt by a visitor', () => {
    expect(render('?a={sub1}', 'header', { sub1: '{secret.key}' })).toBe('?a={secret.key}')
  })

  test.each(['{secret.}', '{secret.API}', '{secret.a-b}', '{SECRET.key}', `{secret.${'x'.repeat(33)}}`])(
    'called %s is refused',
    (text) => {
      expect(parseTemplate(text, 'url')).toMatchObject({ ok: false, errors: [{ code: 'secret_name' }] })
    },
  )
})

test('all unknown macros are refused at once, each with the nearest known one', () => {
  expect(parseTemplate('?a={clickid}&b={amount}&c={ payout }', 'url')).toEqual({
    ok: false,
    errors: [
      { code: 'unknown_macro', macro: 'clickid', suggestion: 'click_id' },
      { code: 'unknown_macro', macro: ' payout ', suggestion: 'payout' },
    ],
  })
})

test.each<[TemplatePosition, string]>([
  ['url', '?a={{click_id}}'],
  ['url', '?a={click_id'],
  ['url', '?a=click_id}'],
  ['url', '?a={}'],
  ['form', 'a={{click_id}}'],
  ['header', '{ }'],
  ['json', '{"a":"{{click_id}}"}'],
  ['json', '{"a":"{click_id"}'],
])('in a %s the braces of %s are refused', (position, template) => {
  const parsed = parseTemplate(template, position)
  expect(!parsed.ok && parsed.errors.map((error) => error.code)).toContain('stray_brace')
})

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('..', '@evil.example', '/\\x', '#?&'),
)

test('whatever the values, a URL keeps its host and port and its query decodes back to the values', () => {
  const parsed = parseTemplate(
    'https://t.example:8443/p/{sub3}?a={sub1}&b=%20&c={sub2}&a={sub1}#{sub2}',
    'url',
  )
  if (!parsed.ok) throw new Error('must parse')
  fc.assert(
    fc.property(anyText, anyText, anyText, (sub1, sub2, sub3) => {
      const url = new URL(renderTemplate(parsed.template, { sub1, sub2, sub3 }))
      expect(url.origin).toBe('https://t.example:8443')
      expect([...url.searchParams]).toEqual([
        ['a', sub1],
        ['b', ' '],
        ['c', sub2],
        ['a', sub1],
      ])
    }),
  )
})

test('whatever the values, a form decodes and a JSON body parses back to them', () => {
  fc.assert(
    fc.property(
      anyText,
      fc.string({ unit: fc.constantFrom('0', '1', '-', '.', 'e', '"', ',') }),
      (sub1, amount) => {
        const form = new URLSearchParams(render('a={sub1}&b={amount}', 'form', { sub1, amount }))
        expect([...form]).toEqual([
          ['a', sub1],
          ['b', amount],
        ])
        const json: unknown = JSON.parse(
          render('{"a":"{sub1}","b":{amount},"c":{sub1}}', 'json', { sub1, amount }),
        )
        expect(json).toEqual({ a: sub1, b: amount === '' ? null : expect.anything(), c: sub1 })
      },
    ),
  )
})

test('whatever the value, a header stays one line of printable ASCII', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), anyText, (sub1, sub2) => {
      expect(render('x {sub1}{sub2}', 'header', { sub1, sub2 })).toMatch(/^[\x20-\x7e]*$/)
    }),
  )
})
