import { describe, expect, test } from 'vitest'
import { DEFAULT_PORTS } from '../url-rules.ts'
import { checkConfiguration, type CheckOptions } from './check-configuration.ts'

const PARTNER = '01920000-0000-7000-8000-000000000001'
const OFFER = '01920000-0000-7000-8000-000000000002'
const GOOD = { partnerId: PARTNER, url: 'https://t.example/p?cid={aff_click_id}&payout={payout}&s={status}' }
const OPTIONS: CheckOptions = { ports: DEFAULT_PORTS, secretNames: ['key'] }

function problemsOf(change: object): [string, string][] {
  const result = checkConfiguration({ ...GOOD, ...change }, OPTIONS)
  return result.ok ? [] : result.problems.map(({ path, code }) => [path, code])
}

test('what is left out is as the contract has it', () => {
  expect(checkConfiguration({ partnerId: PARTNER, url: `  ${GOOD.url} ` }, OPTIONS)).toEqual({
    ok: true,
    value: {
      partnerId: PARTNER,
      label: '',
      presetId: null,
      offerIds: [],
      events: [],
      statuses: ['approved'],
      adjustments: false,
      currency: null,
      method: 'GET',
      url: GOOD.url,
      headers: {},
      body: null,
      statusNames: {},
      eventNames: {},
      successRule: { status: '2xx' },
      delaySeconds: 0,
      active: true,
    },
    warnings: [],
  })
})

test('a whole configuration may be saved as it is', () => {
  const whole = {
    partnerId: PARTNER,
    label: 'Their tracker',
    presetId: 'keitaro',
    offerIds: [OFFER],
    events: ['sale', 'first_deposit-2'],
    statuses: ['approved', 'reversed'],
    adjustments: true,
    currency: 'EUR',
    method: 'POST',
    url: 'https://t.example/{secret.key}/p',
    headers: { 'X-Id': '{delivery_id}' },
    body: { format: 'json', template: '{"id":"{aff_click_id}","s":"{status}"}' },
    statusNames: { approved: 'sale', reversed: 'rejected' },
    eventNames: { sale: 'S', '*': 'other' },
    successRule: { status: '2xx', body: { jsonPath: 'data.0.status', oneOf: ['ok', 'duplicate'] } },
    delaySeconds: 600,
    active: false,
  }
  expect(checkConfiguration(whole, OPTIONS)).toEqual({ ok: true, value: whole, warnings: [] })
})

test('the same offer, event or status twice is once; a name left empty is none', () => {
  const result = checkConfiguration(
    {
      ...GOOD,
      offerIds: [OFFER, OFFER],
      events: ['sale', 'sale'],
      statuses: ['approved', 'approved'],
      statusNames: { approved: ' 1 ', hold: '  ' },
    },
    OPTIONS,
  )
  expect(result).toMatchObject({
    ok: true,
    value: { offerIds: [OFFER], events: ['sale'], statuses: ['approved'], statusNames: { approved: '1' } },
  })
  expect(result.ok && Object.keys(result.value.statusNames)).toEqual(['approved'])
})

describe('a problem stands beside its field', () => {
  test.each<[object, string, string]>([
    [{ partnerId: '' }, 'partnerId', 'partner_missing'],
    [{ partnerId: undefined }, 'partnerId', 'partner_missing'],
    [{ label: 'x'.repeat(101) }, 'label', 'label_invalid'],
    [{ label: 'a\nb' }, 'label', 'label_invalid'],
    [{ presetId: 'nobody' }, 'presetId', 'preset_unknown'],
    [{ offerIds: ['x'] }, 'offerIds.0', 'offer_unknown'],
    [{ offerIds: 'all' }, 'offerIds', 'list_invalid'],
    [{ events: ['sale', 'Sale'] }, 'events.1', 'event_invalid'],
    [{ events: [''] }, 'events.0', 'event_invalid'],
    [{ events: ['x'.repeat(65)] }, 'events.0', 'event_invalid'],
    [{ events: Array.from({ length: 51 }, (_, i) => `e${i}`) }, 'events', 'list_too_long'],
    [{ statuses: [] }, 'statuses', 'statuses_empty'],
    [{ statuses: ['paid'] }, 'statuses.0', 'status_unknown'],
    [{ adjustments: 'yes' }, 'adjustments', 'not_a_switch'],
    [{ currency: 'usd' }, 'currency', 'currency_unknown'],
    [{ currency: '' }, 'currency', 'currency_unknown'],
    [{ method: 'PUT' }, 'method', 'method_unknown'],
    [{ url: undefined }, 'url', 'url_missing'],
    [{ url: '' }, 'url', 'url_empty'],
    [{ url: 'https://t.example:22/?a={aff_click_id}' }, 'url', 'port_not_allowed'],
    [{ url: 'https://{sub1}.example/' }, 'url', 'macro_in_authority'],
    [{ url: 'https://t.example/?a={aff_click_id' }, 'url', 'stray_brace'],
    [{ url: 'https://t.example/?a={affclickid}' }, 'url', 'unknown_macro'],
    [{ url: 'https://t.example/?a={secret.other}' }, 'url', 'unknown_secret'],
    [{ url: 'https://t.example/?a={secret.Key}' }, 'url', 'secret_name'],
    [{ headers: { 'X-Key': 'a\r\nX-Evil: 1' } }, 'headers.X-Key', 'header_value'],
    [{ headers: { 'X-Key': 1 } }, 'headers.X-Key', 'header_text'],
    [{ headers: { Host: 'evil.example' } }, 'headers.Host', 'header_reserved'],
    [{ headers: { 'X-Id': '{clickid}' } }, 'headers.X-Id', 'unknown_macro'],
    [{ headers: [] }, 'headers', 'names_invalid'],
    [{ body: { format: 'json', template: '{}' } }, 'body', 'body_without_post'],
    [{ method: 'POST', body: { format: 'xml', template: '' } }, 'body.format', 'body_format'],
    [{ method: 'POST', body: { format: 'json', template: '{' } }, 'body', 'body_not_json'],
    [{ method: 'POST', body: { format: 'form', template: 'a=\0' } }, 'body.template', 'body_text'],
    [{ statusNames: { paid: '1' } }, 'statusNames', 'status_unknown'],
    [{ statusNames: { approved: 'x'.repeat(101) } }, 'statusNames.approved', 'name_invalid'],
    [{ eventNames: { 'A B': '1' } }, 'eventNames', 'event_invalid'],
    [{ delaySeconds: 601 }, 'delaySeconds', 'delay_invalid'],
    [{ delaySeconds: 1.5 }, 'delaySeconds', 'delay_invalid'],
    [{ delaySeconds: '60' }, 'delaySeconds', 'delay_invalid'],
    [{ active: 1 }, 'active', 'not_a_switch'],
    [{ colour: 'red' }, 'colour', 'unknown_field'],
  ])('%j: %s, %s', (change, path, code) => {
    expect(problemsOf(change)).toEqual([[path, code]])
  })

  test('and all of them are told at once', () => {
    expect(problemsOf({ delaySeconds: -1, statuses: 'x', currency: 'XXX' })).toEqual([
      ['statuses', 'list_invalid'],
      ['currency', 'currency_unknown'],
      ['delaySeconds', 'delay_invalid'],
    ])
  })

  test('an unknown macro is told with the nearest known one', () => {
    const result = checkConfiguration({ ...GOOD, url: 'https://t.example/?a={affclickid}' }, OPTIONS)
    expect(result).toMatchObject({
      problems: [
        {
          message: 'There is no macro {{macro}}. The nearest is {{nearest}}.',
          values: { macro: '{affclickid}', nearest: '{aff_click_id}' },
        },
      ],
    })
  })

  test('what is no object at all is refused', () => {
    for (const input of [null, 'x', [], 5])
      expect(checkConfiguration(input, OPTIONS)).toMatchObject({
        ok: false,
        problems: [{ path: '', code: 'not_an_object' }],
      })
  })
})

test('adjustments alone are enough to fire on', () => {
  expect(problemsOf({ statuses: [], adjustments: true })).toEqual([])
})

describe('a success rule', () => {
  test.each<object>([
    { status: '2xx' },
    { status: '2xx', body: { contains: 'success=true' } },
    { status: '2xx', body: { jsonPath: 'data.status', oneOf: ['ok'] } },
    { status: '2xx', body: { jsonPath: '$.data.0.status', oneOf: ['ok', '1'] } },
  ])('%j can be judged', (successRule) => {
    expect(problemsOf({ successRule })).toEqual([])
  })

  test.each<[object, string, string]>([
    [{ status: '200' }, 'successRule.status', 'rule_status'],
    [{}, 'successRule.status', 'rule_status'],
    [{ status: '2xx', body: {} }, 'successRule.body', 'rule_body'],
    [{ status: '2xx', body: { contains: ' ' } }, 'successRule.body.contains', 'rule_text'],
    [
      { status: '2xx', body: { jsonPath: 'a[0].b', oneOf: ['ok'] } },
      'successRule.body.jsonPath',
      'rule_path',
    ],
    [{ status: '2xx', body: { jsonPath: 'a..b', oneOf: ['ok'] } }, 'successRule.body.jsonPath', 'rule_path'],
    [{ status: '2xx', body: { jsonPath: '$', oneOf: ['ok'] } }, 'successRule.body.jsonPath', 'rule_path'],
    [{ status: '2xx', body: { jsonPath: 'a.*', oneOf: ['ok'] } }, 'successRule.body.jsonPath', 'rule_path'],
    [{ status: '2xx', body: { jsonPath: 'a.b', oneOf: [] } }, 'successRule.body.oneOf', 'rule_values'],
    [{ status: '2xx', body: { jsonPath: 'a.b' } }, 'successRule.body', 'rule_body'],
    [
      { status: '2xx', body: { contains: 'a', jsonPath: 'a', oneOf: ['b'] } },
      'successRule.body',
      'rule_body',
    ],
  ])('%j cannot: %s, %s', (successRule, path, code) => {
    expect(problemsOf({ successRule })).toEqual([[path, code]])
  })
})
