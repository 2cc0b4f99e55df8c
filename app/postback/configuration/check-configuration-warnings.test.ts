import { describe, expect, test } from 'vitest'
import { DEFAULT_PORTS } from '../url-rules.ts'
import { checkConfiguration, type CheckOptions } from './check-configuration.ts'

const PARTNER = '01920000-0000-7000-8000-000000000001'
const GOOD = { partnerId: PARTNER, url: 'https://t.example/p?cid={aff_click_id}&payout={payout}&s={status}' }
const OPTIONS: CheckOptions = { ports: DEFAULT_PORTS, secretNames: ['key'] }

function warningsOf(change: object, options: Partial<CheckOptions> = {}): [string, string][] {
  const result = checkConfiguration({ ...GOOD, ...change }, { ...OPTIONS, ...options })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.warnings.map(({ path, code }) => [path, code])
}

describe('a warning stands beside its field', () => {
  test.each<[object, [string, string][]]>([
    [{ url: 'http://t.example/?a={sub1}' }, [['url', 'plain_http']]],
    [{ url: 'https://t.example/?a={payout}' }, [['url', 'no_click_id_macro']]],
    [{ url: 'https://t.example/?a={click_id}' }, [['url', 'own_click_id_only']]],
    [{ url: `${GOOD.url}&key=abcdef` }, [['url', 'credential_in_plain']]],
    [{ headers: { 'X-Api-Key': 'abc' } }, [['headers.X-Api-Key', 'credential_in_plain']]],
    [{ headers: { 'X-Api-Key': '{secret.key}' } }, []],
    [
      { url: 'https://t.example/?a={sub1}', statuses: ['approved', 'reversed'] },
      [['statuses', 'status_not_sent']],
    ],
    [{ statuses: ['approved', 'reversed'] }, []],
  ])('%j: %j', (change, warnings) => {
    expect(warningsOf(change)).toEqual(warnings)
  })

  test.each<[object, boolean, [string, string][]]>([
    [{ url: 'https://t.example/?a={sub1}&r={revenue}' }, false, [['url', 'revenue_hidden']]],
    [
      {
        url: 'https://t.example/?a={sub1}',
        method: 'POST',
        body: { format: 'form', template: 'd={discount}' },
      },
      false,
      [['body', 'revenue_hidden']],
    ],
    [
      { url: 'https://t.example/?a={sub1}', headers: { 'X-Sum': '{amount}' } },
      false,
      [['headers.X-Sum', 'revenue_hidden']],
    ],
    [{ url: 'https://t.example/?a={sub1}&r={revenue}' }, true, []],
    [{}, false, []],
  ])('%j where revenue is shown: %j, %j', (change, revenueVisible, warnings) => {
    expect(warningsOf(change, { revenueVisible })).toEqual(warnings)
  })
})
