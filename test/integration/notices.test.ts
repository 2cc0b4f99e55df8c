// Notices: written once for each pause and each row of failures, mailed over a real SMTP server, shown to their own shop.
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { Logger, runMigrations, runOnce } from 'graphile-worker'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sayingIn } from '#app/language/catalogs.server.ts'
import { writeHealth } from '#app/delivery/health.server.ts'
import { createMailer, type Mailer } from '#app/notice/mailer.server.ts'
import { MAIL_WAITS_MS, mailNotice } from '#app/notice/mail-notice.server.ts'
import { readNoticeAddresses, saveNoticeAddress } from '#app/notice/notice-addresses.server.ts'
import { countUnread, listNotices, markRead } from '#app/notice/notice-list.server.ts'
import { writeNotices } from '#app/notice/write-notices.server.ts'
import { startMailServer, type MailServer } from '../../sandbox/mail/server.ts'
import { seedShop, type SeededShop } from '../setup/seed.ts'
import { clickIdOf, startSystem, type System } from '../setup/system.ts'
import { merchant } from '../setup/viewers.ts'

const HOUR_MS = 3_600_000
const FROM = 'Throughline <notices@app.example>'
const READER = { locale: 'en', say: sayingIn('en'), timeZone: 'UTC', nowMs: 0 } as const
const GONE = 'the destination answered 410 Gone: it never wants to hear of this again'

let system: System
let shop: SeededShop
let other: SeededShop
let nowMs: number
const clock = () => nowMs

beforeAll(async () => {
  system = await startSystem({}, { worker: false })
  shop = system.shop
  other = await seedShop(system.runtime, { domain: 'other.myshopify.com', postbackUrl: 'https://o.example/' })
  await runMigrations({ pgPool: system.database.pool })
})
afterAll(() => system.close())
beforeEach(async () => {
  nowMs = Date.now()
  await run('TRUNCATE notice, postback_health, graphile_worker._private_jobs')
  await run('UPDATE postback SET paused_at = NULL, pause_reason = NULL, active = true')
  await run('UPDATE partner SET email = NULL')
  await run('UPDATE shop SET notice_email = $1', ['mara@shop.example'])
})

const run = (text: string, values: unknown[] = []) => system.database.pool.query(text, values)
const rows = async (text: string, values: unknown[] = []) =>
  (await run(text, values)).rows as Record<string, any>[]
const notices = () => rows('SELECT * FROM notice ORDER BY id DESC')
const jobs = () => rows('SELECT payload, run_at FROM graphile_worker._private_jobs ORDER BY id')
const write = () => writeNotices({ ...system.runtime, clock })
const shown = (of: SeededShop, before: string | null = null) =>
  listNotices(system.runtime.db.pool, merchant(of.id), READER, before)

const pause = (of: SeededShop, atMs = nowMs, reason = GONE) =>
  run('UPDATE postback SET paused_at = $2, pause_reason = $3 WHERE id = $1', [
    of.postbackId,
    new Date(atMs),
    reason,
  ])
const fail = (of: SeededShop, failures: number, sinceMs: number) =>
  writeHealth(
    system.database.pool,
    [{ shopId: of.id, postbackId: of.postbackId, recovered: false, failures, failingSinceMs: sinceMs, lastFailure: 'HTTP 503', gone: null }],
    nowMs,
  ) // prettier-ignore

describe('a paused postback', () => {
  test('is told to the merchant and to the partner, once, however often and by however many', async () => {
    await pause(shop)
    const written = await Promise.all(Array.from({ length: 8 }, write))
    expect(written.reduce((sum, each) => sum + each)).toBe(2)
    nowMs += 60_000
    expect(await write()).toBe(0)
    const [merchant, partner, ...more] = await notices()
    expect(more).toEqual([])
    const same = {
      shop_id: shop.id,
      kind: 'postback_paused',
      postback_id: shop.postbackId,
      partner_id: shop.partner.id,
    }
    expect(merchant).toMatchObject({
      ...same,
      audience: 'merchant',
      mail_to: 'mara@shop.example',
      read_at: null,
    })
    expect(partner).toMatchObject({ ...same, audience: 'partner', mail_to: null })
    expect(merchant?.['subject']).toContain('is paused')
    expect(await jobs()).toHaveLength(1)
  })

  test('is told again when it is resumed and paused anew', async () => {
    await pause(shop)
    await write()
    await run('UPDATE postback SET paused_at = NULL, pause_reason = NULL')
    expect(await write()).toBe(0)
    await pause(shop, nowMs + HOUR_MS)
    nowMs += HOUR_MS
    expect(await write()).toBe(2)
    expect(await notices()).toHaveLength(4)
  })

  test.each([
    ['a person paused it', () => pause(shop, nowMs, 'paused by Mia')],
    ['it was switched off since', () => run('UPDATE postback SET active = false')],
    ['its shop is gone', () => run(`UPDATE shop SET status = 'inactive'`)],
    ['the pause is over a week old', () => pause(shop, nowMs - 8 * 24 * HOUR_MS)],
  ])('is not told where %s', async (_, change) => {
    await pause(shop)
    await change()
    expect(await write()).toBe(0)
    await run(`UPDATE shop SET status = 'active'`)
  })

  test('is told when the delivery engine has paused it after days of failures', async () => {
    expect(await fail(shop, 50, nowMs - 73 * HOUR_MS)).toEqual([shop.postbackId])
    expect(await write()).toBe(2)
    const [merchant] = await notices()
    expect(merchant).toMatchObject({
      kind: 'postback_paused',
      text: expect.stringContaining('50 failures in a row'),
    })
  })
})

describe('a postback that keeps failing', () => {
  test('is told once in each row of failures, however many look', async () => {
    await fail(shop, 10, nowMs - HOUR_MS)
    const written = await Promise.all(Array.from({ length: 8 }, write))
    expect(written.reduce((sum, each) => sum + each)).toBe(2)
    await fail(shop, 20, nowMs)
    expect(await write()).toBe(0)
    const told = await notices()
    expect(told.map(({ kind, audience }) => [kind, audience])).toEqual([
      ['postback_failing', 'merchant'],
      ['postback_failing', 'partner'],
    ])
    await run('DELETE FROM postback_health') // as the first success does
    await fail(shop, 10, nowMs - HOUR_MS)
    expect(await write()).toBe(2)
  })

  test.each([
    ['too few failures', 9, 5 * HOUR_MS],
    ['too short a time', 40, HOUR_MS - 60_000],
  ])('is not told of after %s', async (_, failures, forMs) => {
    await fail(shop, failures, nowMs - forMs)
    expect(await write()).toBe(0)
  })
})

describe('mail', () => {
  let mail: MailServer
  beforeEach(async () => {
    mail = await startMailServer({
      refuse: (to) => (to === 'nobody@t.example' ? `550 5.1.1 <${to}>: no such user` : null),
    })
  })
  afterEach(() => mail.close())
  const mailerTo = (smtpUrl: string) => createMailer({ smtpUrl, from: FROM, timeoutMs: 2_000 })
  /** Runs the jobs that are due, as the worker does, until their end is written down: the library does not wait for that. */
  const runJobs = async (mailer: Mailer | null) => {
    await runOnce({
      pgPool: system.database.pool,
      noHandleSignals: true,
      logger: new Logger(() => () => {}),
      taskList: { mail_notice: (payload) => mailNotice({ ...system.runtime, clock, mailer }, payload) },
    })
    const locked = 'SELECT FROM graphile_worker._private_jobs WHERE locked_at IS NOT NULL'
    await expect.poll(() => rows(locked)).toEqual([])
  }
  const makeDue = () => run('UPDATE graphile_worker._private_jobs SET run_at = now()')
  const partnerNotice = async () => (await notices()).find(({ audience }) => audience === 'partner')

  test('goes to whom it is meant for, in plain text, and that is kept', async () => {
    await run('UPDATE partner SET email = $1 WHERE slug = $2', ['jo@t.example', shop.partner.slug])
    await pause(shop)
    await write()
    await runJobs(mailerTo(mail.smtpUrl))
    const got = mail.inbox.all().toSorted((a, b) => a.to.join().localeCompare(b.to.join()))
    expect(got.map(({ from, to }) => [from, to])).toEqual([
      ['notices@app.example', ['jo@t.example']],
      ['notices@app.example', ['mara@shop.example']],
    ])
    const [merchant, partner] = await notices()
    expect(got.map(({ subject, text }) => [subject, text])).toEqual([
      [partner?.['subject'], partner?.['text']],
      [merchant?.['subject'], merchant?.['text']],
    ])
    const headers = Object.fromEntries(got[0]!.headers.map(({ key, value }) => [key, value]))
    expect(headers).toMatchObject({
      from: FROM,
      to: 'jo@t.example',
      'message-id': `<${partner?.['id']}@app.example>`,
      'auto-submitted': 'auto-generated',
    })
    expect(headers['content-type']).toMatch(/^text\/plain/)
    for (const notice of await notices())
      expect(notice).toMatchObject({ mailed_at: new Date(nowMs), mail_error: null })
    // A job that was run and whose end was not written down comes again.
    const again = { shopId: shop.id, noticeId: merchant?.['id'], tries: 0 }
    await mailNotice({ ...system.runtime, clock, mailer: mailerTo(mail.smtpUrl) }, again)
    expect(mail.inbox.all()).toHaveLength(2)
  })

  test('takes no header and no recipient from a subject', async () => {
    await pause(shop)
    await write()
    await run(
      `UPDATE notice SET subject = E'Hello\\r\\nBcc: eve@example.com\\n\\nbody' WHERE mail_to IS NOT NULL`,
    )
    await runJobs(mailerTo(mail.smtpUrl))
    const [got] = mail.inbox.all()
    expect(got).toMatchObject({ to: ['mara@shop.example'], subject: 'Hello Bcc: eve@example.com body' })
    expect(got?.headers.map(({ key }) => key)).not.toContain('bcc')
  })

  test('is tried again with growing waits while the server is down; the notice is shown meanwhile', async () => {
    const down = mailerTo(mail.smtpUrl)
    await mail.close()
    await pause(shop)
    await write()
    for (const [index, waitMs] of MAIL_WAITS_MS.entries()) {
      await runJobs(down)
      const [job, ...more] = await jobs()
      expect(more).toEqual([])
      expect(job).toMatchObject({ payload: { tries: index + 1 }, run_at: new Date(nowMs + waitMs) })
      expect((await shown(shop)).notices[0]?.mail).toEqual({
        kind: 'waiting',
        text: 'On its way to m…@shop.example.',
      })
      await makeDue()
    }
    await runJobs(down)
    expect(await jobs()).toEqual([])
    expect((await shown(shop)).notices[0]?.mail).toEqual({
      kind: 'failed',
      text: 'Not mailed to m…@shop.example: the mail server could not be reached.',
    })
    expect((await notices())[0]).toMatchObject({ mailed_at: null })
  })

  test('arrives when the server is back', async () => {
    await pause(shop)
    await write()
    await runJobs(mailerTo('smtp://127.0.0.1:1'))
    await makeDue()
    await runJobs(mailerTo(mail.smtpUrl))
    expect(mail.inbox.all()).toHaveLength(1)
    expect((await shown(shop)).notices[0]?.mail.kind).toBe('sent')
  })

  test('to an address that the server refuses for good is not tried again', async () => {
    await run('UPDATE partner SET email = $1 WHERE slug = $2', ['nobody@t.example', shop.partner.slug])
    await pause(shop)
    await write()
    await runJobs(mailerTo(mail.smtpUrl))
    expect(await jobs()).toEqual([])
    const error = (await partnerNotice())?.['mail_error'] as string
    expect(error).toMatch(/^the mail server refused it: .*no such user/)
    expect(error).not.toContain('nobody@t.example')
  })

  test('is not sent where no server is set up, and the notice says so', async () => {
    await pause(shop)
    await write()
    await runJobs(null)
    expect((await shown(shop)).notices[0]?.mail.text).toContain('no mail server is set up')
  })

  const servers: [string, (socket: Socket) => void][] = [
    ['says nothing', () => {}],
    [
      'never comes to an end',
      (socket) => {
        socket.write('220 hello\r\n')
        const timer = setInterval(() => socket.write('250-more\r\n'), 50)
        socket.once('close', () => clearInterval(timer))
      },
    ],
  ]
  test.each(servers)('does not wait for a server that %s', async (_, behave) => {
    const sockets = new Set<Socket>()
    const server: Server = createServer((socket) => {
      sockets.add(socket.on('error', () => {}))
      behave(socket)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, from: FROM, timeoutMs: 300 })
    const result = await mailer.send({ id: 'x', to: 'jo@t.example', subject: 's', text: 't' })
    expect(result).toMatchObject({ kind: 'failed', reason: 'the mail server did not answer in time' })
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
})

describe('the list', () => {
  test('is the shop’s own, newest first, a page at a time', async () => {
    for (let index = 0; index < 12; index++) {
      nowMs += HOUR_MS
      await pause(shop)
      await write()
    }
    const first = await shown(shop)
    expect(first.notices).toHaveLength(20)
    expect(first.notices.map(({ at }) => at)).toEqual(
      first.notices
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    )
    const second = await shown(shop, first.older)
    expect(second.notices).toHaveLength(4)
    expect(second.older).toBeNull()
    expect(new Set([...first.notices, ...second.notices].map(({ id }) => id)).size).toBe(24)
    expect(first.notices[0]).toMatchObject({
      partner: 'Jo',
      postbackId: shop.postbackId,
      audience: 'merchant',
      unread: true,
    })
    expect(await shown(other)).toEqual({ notices: [], older: null, unread: 0, unreadUntilMs: null })
    expect((await shown(shop, 'nonsense')).notices).toEqual(first.notices)
  })

  test('what is addressed to the merchant is unread until somebody reads it: one, or all that the page knew of', async () => {
    const { pool } = system.runtime.db
    for (let index = 0; index < 3; index++) {
      nowMs += HOUR_MS
      await pause(shop)
      await write()
    }
    expect(await countUnread(pool, merchant(shop.id))).toBe(3)
    const { notices: list, unreadUntilMs } = await shown(shop)
    const [newest, copy] = list
    expect(copy).toMatchObject({ audience: 'partner', unread: false })
    expect(await markRead(pool, merchant(other.id), { id: newest!.id }, nowMs)).toBe(0)
    expect(await markRead(pool, merchant(shop.id), { id: copy!.id }, nowMs)).toBe(0)
    expect(await markRead(pool, merchant(shop.id), { id: newest!.id }, nowMs)).toBe(1)
    expect(await markRead(pool, merchant(shop.id), { id: newest!.id }, nowMs)).toBe(0)
    expect(await markRead(pool, merchant(shop.id), { id: 'nonsense' }, nowMs)).toBe(0)
    nowMs += HOUR_MS
    await pause(shop)
    await write()
    expect(await markRead(pool, merchant(shop.id), { untilMs: unreadUntilMs! }, nowMs)).toBe(2)
    expect(await countUnread(pool, merchant(shop.id))).toBe(1)
    expect(await countUnread(pool, merchant(other.id))).toBe(0)
  })
})

describe('addresses', () => {
  test('are kept where they are good, and emptied where nothing is entered', async () => {
    const { pool } = system.runtime.db
    const save = (whose: 'merchant' | { partnerId: string }, entered: string, of = shop) =>
      saveNoticeAddress(pool, of.id, whose, entered)
    const jo = { partnerId: shop.partner.id }
    expect(await save('merchant', ' New@Shop.Example ')).toEqual({
      kind: 'saved',
      address: 'New@shop.example',
    })
    expect(await save(jo, 'jo@t.example')).toEqual({ kind: 'saved', address: 'jo@t.example' })
    expect(await save(jo, 'jo@t.example, eve@t.example')).toMatchObject({ kind: 'refused' })
    expect(await save(jo, 'eve@t.example', other)).toEqual({ kind: 'not_found' })
    expect(await save({ partnerId: 'nonsense' }, 'eve@t.example')).toEqual({ kind: 'not_found' })
    expect(await readNoticeAddresses(pool, shop.id)).toEqual({
      merchant: 'New@shop.example',
      partners: [{ id: shop.partner.id, name: 'Jo', email: 'jo@t.example' }],
    })
    expect(await save('merchant', '')).toEqual({ kind: 'saved', address: null })
    await pause(shop)
    await write()
    expect((await notices()).map(({ mail_to: to }) => to)).toEqual([null, 'jo@t.example'])
  })
})

test('the whole way: a destination answers 410, the engine pauses the postback, both are told', async () => {
  const live = await startSystem()
  try {
    live.tracker.answer = () => ({ status: 410 })
    const clickId = clickIdOf(await live.visit('/r/demo/summer?via=jo'))
    const call = { click_id: clickId as string, amount: '10', secret: live.shop.offer.secret }
    await (await fetch(`${live.url}/api/postback/demo/summer?${new URLSearchParams(call)}`)).text()
    await live.eventually('SELECT FROM postback WHERE paused_at IS NOT NULL')
    await writeNotices(live.runtime)
    const { notices: told } = await listNotices(live.runtime.db.pool, merchant(live.shop.id), READER, null)
    expect(told.map(({ kind, audience }) => [kind, audience])).toEqual([
      ['postback_paused', 'merchant'],
      ['postback_paused', 'partner'],
    ])
    expect(told[0]?.text).toContain('Newest failure: HTTP 410')
  } finally {
    await live.close()
  }
})
