import { createTransport } from 'nodemailer'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startMailServer } from './server.ts'
import type { MailServer } from './server.ts'

let mail: MailServer
beforeEach(async () => {
  mail = await startMailServer({
    refuse: (recipient) => (recipient === 'nobody@example.com' ? '550 5.1.1 no such user' : null),
  })
})
afterEach(() => mail.close())

const send = (to: string, subject: string, text: string) =>
  createTransport(mail.smtpUrl).sendMail({ from: 'app@example.com', to, subject, text })
const page = async () => (await fetch(mail.url)).text()

test('it takes mail and lists it, oldest first', async () => {
  await send('jo@example.com', 'Grüße', 'One line.\nAnother.')
  await send('kim@example.com', 'Second', 'x')
  const [first, second] = (await (await fetch(`${mail.url}/mails`)).json()) as Record<string, unknown>[]
  expect(first).toMatchObject({ from: 'app@example.com', to: ['jo@example.com'], subject: 'Grüße' })
  expect(first?.['text']).toBe('One line.\nAnother.\n')
  expect(second?.['subject']).toBe('Second')
})

test('its page shows mail as text, whatever stands in it, and says where there is none', async () => {
  expect(await page()).toMatch(/id="none"\s*>/)
  await send('jo@example.com', '<b>Bold</b>', '<script>alert(1)</script>')
  const shown = await page()
  expect(shown).toMatch(/id="none" hidden/)
  expect(shown).toContain('&lt;b&gt;Bold&lt;/b&gt;')
  expect(shown).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(shown).not.toContain('<script>alert')
})

test('emptying forgets everything', async () => {
  await send('jo@example.com', 'x', 'y')
  await fetch(`${mail.url}/mails`, { method: 'DELETE' })
  expect(mail.inbox.all()).toEqual([])
})

test('it refuses whom it is told to', async () => {
  await expect(send('nobody@example.com', 'x', 'y')).rejects.toMatchObject({ responseCode: 550 })
  expect(mail.inbox.all()).toEqual([])
})
