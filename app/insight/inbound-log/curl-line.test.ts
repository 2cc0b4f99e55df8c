// What a shell makes of the line: it is given to `sh` with a `curl` that writes down its arguments.
import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { curlLine } from './curl-line.ts'

const URL_OF = 'https://app.example.com/api/postback/demo/summer'
const HOSTILE = [
  `'; echo injected; '`,
  `"; echo injected; "`,
  '$(echo injected)',
  '`echo injected`',
  '$POSTBACK_SECRET ${HOME} $1',
  'a\nb\r\nc\td',
  '\\\' \\" \\',
  '\u001b[201~\nrm -rf ~\n\u0003',
  '!history !! *?[a-z]{1,2} ~ # & | > < ;',
  '%27%0A%24 + &amount=1&txn_id=2',
  '@/etc/passwd',
  '--output /tmp/x',
  'Übung ✓ 👍🏽 日本語',
  '\ud800 half',
  '',
]

/** The words that curl would get. */
function wordsOf(line: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${line}\n`
  const out = execFileSync('/bin/sh', ['-c', script], {
    env: { POSTBACK_SECRET: 'the $secret "it" self', PATH: '/nowhere' } as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return out.toString().split('\0').slice(0, -1)
}

const pairs = (text: string) => Object.fromEntries(new URLSearchParams(text))

describe('a line for a terminal', () => {
  test.each(HOSTILE)('hands %j on as it was sent', (value) => {
    const parameters = { click_id: value, txn_id: `${value}${value}`, amount: '1.00' }
    const sent = Object.fromEntries(
      Object.entries(parameters).map(([name, text]) => [name, text.toWellFormed()]),
    )
    const [address, ...rest] = wordsOf(curlLine({ method: 'GET', url: URL_OF, parameters }))
    expect(rest).toEqual(['--header', 'X-Postback-Secret: the $secret "it" self'])
    const [base, query] = (address as string).split('?')
    expect(base).toBe(URL_OF)
    expect(pairs(query as string)).toEqual(sent)
    const words = wordsOf(curlLine({ method: 'POST', url: URL_OF, parameters }))
    expect(words.slice(0, -1)).toEqual([
      '--request', 'POST', URL_OF, '--header', 'X-Postback-Secret: the $secret "it" self', '--data',
    ]) // prettier-ignore
    expect(pairs(words.at(-1) as string)).toEqual(sent)
  })

  test('holds nothing of strangers’ text that a terminal could take for a key', () => {
    for (const value of HOSTILE)
      expect(curlLine({ method: 'POST', url: URL_OF, parameters: { txn_id: value } })).toMatch(/^[ -~]+$/)
  })

  test.each([`https://x.example/a'b;echo injected`, 'https://x.example/$(echo injected)'])(
    'quotes an address like %s as one word',
    (url) => expect(wordsOf(curlLine({ method: 'GET', url, parameters: {} }))[0]).toBe(url),
  )

  test('without parameters has no query', () => {
    expect(curlLine({ method: 'GET', url: URL_OF, parameters: {} })).toBe(
      `curl '${URL_OF}' --header "X-Postback-Secret: $POSTBACK_SECRET"`,
    )
  })
})
