import { describe, expect, test } from 'vitest'
import type { RequestConfig } from './render.ts'
import { DEFAULT_PORTS } from './url-rules.ts'
import { validateRequest } from './validate-template.ts'

const GOOD: RequestConfig = {
  method: 'GET',
  url: 'https://t.example/postback?cid={aff_click_id}&payout={payout}',
  headers: {},
  body: null,
}

function warningsOf(change: Partial<RequestConfig>): string[] {
  const result = validateRequest({ ...GOOD, ...change }, DEFAULT_PORTS)
  return result.ok ? result.warnings.map((warning) => warning.code) : ['refused']
}

describe('a warning', () => {
  test.each<[string, Partial<RequestConfig>, string[]]>([
    ['of plain http', { url: 'http://t.example/?a={aff_click_id}' }, ['plain_http']],
    ['when no click id is sent', { url: 'https://t.example/?a={payout}' }, ['no_click_id_macro']],
    ['when only our own click id is sent', { url: 'https://t.example/?a={click_id}' }, ['own_click_id_only']],
    ['is not given for what is as it should be', {}, []],
    ['is not given for a sub id', { url: 'https://t.example/?a={affS2}' }, []],
    [
      'is not given for a click id in the body',
      {
        url: 'https://t.example/',
        method: 'POST',
        body: { format: 'json', template: '{"a":"{aff_click_id}"}' },
      },
      [],
    ],
    [
      'is not given for a click id in a header',
      { url: 'https://t.example/', headers: { 'X-Id': '{aff_click_id}' } },
      [],
    ],
  ])('%s', (_, change, codes) => {
    expect(warningsOf(change)).toEqual(codes)
  })

  test('about click ids says that it will match nothing', () => {
    const result = validateRequest({ ...GOOD, url: 'https://t.example/' }, DEFAULT_PORTS)
    expect(result.ok && result.warnings[0]?.message).toMatch(/match nothing/)
  })
})
