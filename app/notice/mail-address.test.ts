import { expect, test } from 'vitest'
import { sayingIn } from '#app/language/catalogs.server.ts'
import { checkMailAddress, maskMailAddress } from '#app/platform/mail-address.ts'
import { mailState } from './mail-state.ts'

test.each([
  ['jo@example.com', 'jo@example.com'],
  ['  Jo.Doe+notices@Mail.Example.COM ', 'Jo.Doe+notices@mail.example.com'],
  ['jürgen@müller.example', 'jürgen@müller.example'],
  ["o'neill@example.co.uk", "o'neill@example.co.uk"],
  ['', null],
  ['   ', null],
])('%j is kept as %j', (entered, address) => {
  expect(checkMailAddress(entered)).toEqual({ ok: true, address })
})

test.each([
  'jo',
  'jo@',
  '@example.com',
  'jo@localhost',
  'jo@10.0.0.1',
  'jo@[10.0.0.1]',
  'jo@example..com',
  'jo@-example.com',
  '.jo@example.com',
  'jo doe@example.com',
  'jo@example.com, kim@example.com',
  'Jo <jo@example.com>',
  '"jo"@example.com',
  'jo@example.com\r\nBcc: all@example.com',
  'jo\n@example.com',
  `${'j'.repeat(65)}@example.com`,
  `jo@${'example.'.repeat(40)}com`,
])('%j is refused, with what to enter', (entered) => {
  expect(checkMailAddress(entered)).toEqual({ ok: false, message: expect.stringMatching(/address/) })
})

test.each([
  ['jo@example.com', 'j…@example.com'],
  ['😀x@example.com', '😀…@example.com'],
  ['nonsense', '…'],
])('%s is shown as %s', (address, shown) => {
  expect(maskMailAddress(address)).toBe(shown)
})

const AT_MS = Date.UTC(2026, 10, 20, 19, 3)
test.each([
  [{ mailTo: null, mailedAtMs: null, mailError: null }, 'none', 'Not mailed: no address was set.'],
  [
    { mailTo: 'jo@example.com', mailedAtMs: null, mailError: null },
    'waiting',
    'On its way to j…@example.com.',
  ],
  [
    { mailTo: 'jo@example.com', mailedAtMs: AT_MS, mailError: null },
    'sent',
    'Mailed to j…@example.com on 20 November 2026, 14:03 (America/New_York).',
  ],
  [
    { mailTo: 'jo@example.com', mailedAtMs: null, mailError: 'the mail server could not be reached' },
    'failed',
    'Not mailed to j…@example.com: the mail server could not be reached.',
  ],
])('%o is told as %s: %s', (notice, kind, text) => {
  expect(
    mailState(notice, { locale: 'en', say: sayingIn('en'), timeZone: 'America/New_York', nowMs: AT_MS }),
  ).toEqual({ kind, text })
})
