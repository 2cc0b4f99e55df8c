// Postbacks as they are configured: saved against a real database, their secrets at rest and in the log, switched, paused, signed.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listOffers, listPartners } from '#app/postback/configuration/list-choices.server.ts'
import { listPostbacks, readPostback } from '#app/postback/configuration/read-postbacks.server.ts'
import { savePostback, type SaveInput } from '#app/postback/configuration/save-postback.server.ts'
import { readSecrets } from '#app/postback/configuration/sealed-secrets.server.ts'
import {
  removeSigningSecret,
  revealSigningSecret,
  setSigningSecret,
} from '#app/postback/configuration/signing-secrets.server.ts'
import {
  pausePostback,
  resumePostback,
  switchPostback,
} from '#app/postback/configuration/switch-postback.server.ts'
import { seedShop, type SeededShop } from '../setup/seed.ts'
import { merchant } from '../setup/viewers.ts'
import { clickIdOf, startSystem, type System } from '../setup/system.ts'

let system: System
let shop: SeededShop
let other: SeededShop
let sales = 0
beforeAll(async () => {
  system = await startSystem({}, { worker: false })
  shop = system.shop
  other = await seedShop(system.runtime, {
    domain: 'other.myshopify.com',
    postbackUrl: 'https://t.example/?a={aff_click_id}',
  })
})
afterAll(() => system.close())

const PORTS = [80, 443]
const savePorts = (ports: readonly number[] = PORTS) => ({ ...system.runtime, ports })
const configuration = (change: object = {}) => ({
  partnerId: shop.partner.id,
  url: 'https://t.example/p?cid={aff_click_id}',
  ...change,
})
const input = (change: Partial<SaveInput> = {}): SaveInput => ({
  id: null,
  version: null,
  configuration: configuration(),
  secrets: {},
  acceptWarnings: false,
  ...change,
})

/** Saves and expects it to be. @returns its id */
async function save(change: Partial<SaveInput> = {}): Promise<{ id: string; version: number }> {
  const outcome = await savePostback(savePorts(), merchant(shop.id), input(change))
  if (outcome.kind !== 'saved') throw new Error(JSON.stringify(outcome))
  return outcome
}
const rowOf = async (id: string) => {
  const { rows } = await system.database.pool.query<Record<string, unknown>>(
    'SELECT * FROM postback WHERE id = $1',
    [id],
  )
  return rows[0]
}
const postbacksOf = async (shopId: string) =>
  (await listPostbacks(system.runtime.db, merchant(shopId))).length

/** An approved sale of the shop's partner: its delivery of the postback. */
async function sell(postbackId: string): Promise<string> {
  const clickId = clickIdOf(await system.visit('/r/demo/summer?via=jo&aff_click_id=theirs'))
  sales += 1
  const query = new URLSearchParams({
    click_id: clickId as string,
    amount: '10',
    txn_id: `c${sales}`,
    secret: shop.offer.secret,
  })
  const response = await fetch(`${system.url}/api/postback/demo/summer?${query}`)
  const { data } = (await response.json()) as { data: { conversionId: string } }
  const { id } = await system.eventually<{ id: string }>(
    'SELECT id FROM delivery WHERE conversion_id = $1 AND postback_id = $2',
    [data.conversionId, postbackId],
  )
  return id
}
const deliveryOf = (id: string) =>
  system.eventually<Record<string, unknown>>('SELECT * FROM delivery WHERE id = $1', [id])

describe('a saved postback', () => {
  test('is read back with every field', async () => {
    const whole = {
      partnerId: shop.partner.id,
      label: 'Their tracker',
      presetId: 'keitaro',
      offerIds: [shop.offer.id],
      events: ['sale', 'lead'],
      statuses: ['approved', 'reversed'],
      adjustments: true,
      currency: 'EUR',
      method: 'POST',
      url: 'https://T.example:443/{secret.key}/p?id={click_id}',
      headers: { 'X-Id': '{delivery_id}' },
      body: { format: 'json', template: '{"id":"{aff_click_id}","s":"{status}"}' },
      statusNames: { approved: 'sale' },
      eventNames: { '*': 'other' },
      successRule: { status: '2xx', body: { jsonPath: 'status', oneOf: ['ok'] } },
      delaySeconds: 30,
      active: false,
    }
    const { id, version } = await save({ configuration: whole, secrets: { key: 'k-1' } })
    expect(version).toBe(1)
    expect(await readPostback(system.runtime.db, merchant(shop.id), id)).toEqual({
      ...whole,
      id,
      version: 1,
      host: 't.example',
      partner: { id: shop.partner.id, name: 'Jo', slug: 'jo', arrivalParameter: null },
      secretNames: ['key'],
      signing: { hasSecret: false, previousUntilMs: null },
      paused: null,
      health: null,
    })
    const changed = { ...whole, method: 'GET', body: null, headers: {}, offerIds: [], label: '' }
    const saved = await save({ id, version, configuration: changed, acceptWarnings: true })
    expect(saved).toMatchObject({ id, version: 2 })
    expect(await readPostback(system.runtime.db, merchant(shop.id), id)).toMatchObject({
      ...changed,
      version: 2,
    })
    const listed = await listPostbacks(system.runtime.db, merchant(shop.id), { partnerId: shop.partner.id })
    expect(listed.find((postback) => postback.id === id)).toMatchObject({
      host: 't.example',
      active: false,
      partner: { name: 'Jo' },
    })
    expect(
      await listPostbacks(system.runtime.db, merchant(shop.id), { partnerId: shop.pausedPartner.id }),
    ).toEqual([])
  })

  test('is not saved over an edit that its author has not seen', async () => {
    const { id, version } = await save()
    await save({ id, version, configuration: configuration({ label: 'first' }) })
    const late = input({ id, version, configuration: configuration({ label: 'second' }) })
    expect(await savePostback(savePorts(), merchant(shop.id), late)).toEqual({ kind: 'conflict' })
    expect(await rowOf(id)).toMatchObject({ label: 'first', version: 2 })
    await switchPostback(system.runtime.db, merchant(shop.id), id, false, Date.now())
    expect(await savePostback(savePorts(), merchant(shop.id), { ...late, version: 2 })).toEqual({
      kind: 'conflict',
    })
    expect(await rowOf(id)).toMatchObject({ active: false })
  })

  test('of two who save at once only one is the first', async () => {
    const { id, version } = await save()
    const outcomes = await Promise.all(
      ['a', 'b'].map((label) =>
        savePostback(
          savePorts(),
          merchant(shop.id),
          input({ id, version, configuration: configuration({ label }) }),
        ),
      ),
    )
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['conflict', 'saved'])
  })

  test('is written only once its warnings are accepted', async () => {
    const before = await postbacksOf(shop.id)
    const silent = input({ configuration: configuration({ url: 'https://t.example/p' }) })
    expect(await savePostback(savePorts(), merchant(shop.id), silent)).toMatchObject({
      kind: 'warned',
      warnings: [{ path: 'url', code: 'no_click_id_macro', message: expect.stringMatching(/match nothing/) }],
    })
    expect(await postbacksOf(shop.id)).toBe(before)
    expect(
      await savePostback(savePorts(), merchant(shop.id), { ...silent, acceptWarnings: true }),
    ).toMatchObject({
      kind: 'saved',
    })
  })

  test('warns of revenue that the shop does not show', async () => {
    const configured = configuration({ url: 'https://t.example/?a={aff_click_id}&sum={amount}' })
    const hide = (visible: boolean) =>
      system.database.pool.query('UPDATE shop SET revenue_visible = $2 WHERE id = $1', [shop.id, visible])
    await hide(false)
    const outcome = await savePostback(savePorts(), merchant(shop.id), input({ configuration: configured }))
    await hide(true)
    expect(outcome).toMatchObject({ kind: 'warned', warnings: [{ path: 'url', code: 'revenue_hidden' }] })
    await save({ configuration: configured })
  })

  test('is refused with what is wrong with it, and nothing is written', async () => {
    const before = await postbacksOf(shop.id)
    const wrong = configuration({ url: 'https://t.example:22/?a={affclickid}', delaySeconds: 5 })
    expect(await savePostback(savePorts(), merchant(shop.id), input({ configuration: wrong }))).toMatchObject(
      {
        kind: 'refused',
        problems: [
          { path: 'url', code: 'port_not_allowed' },
          { path: 'url', code: 'unknown_macro' },
        ],
      },
    )
    expect(
      await savePostback(savePorts(), merchant(shop.id), input({ secrets: { Key: 'x' } })),
    ).toMatchObject({
      kind: 'refused',
      problems: [{ path: 'secrets.Key', code: 'secret_name' }],
    })
    expect(await postbacksOf(shop.id)).toBe(before)
  })
})

describe('another shop', () => {
  test('does not find it', async () => {
    const { db } = system.runtime
    const { id } = await save()
    expect(await readPostback(db, merchant(other.id), id)).toBeNull()
    expect((await listPostbacks(db, merchant(other.id))).map((postback) => postback.id)).toEqual([
      other.postbackId,
    ])
    expect(
      await savePostback(
        savePorts(),
        merchant(other.id),
        input({ id, version: 1, configuration: configuration({ partnerId: other.partner.id }) }),
      ),
    ).toEqual({ kind: 'not_found' })
    expect(await switchPostback(db, merchant(other.id), id, false, Date.now())).toEqual({ kind: 'not_found' })
    expect(await pausePostback(db, other.id, id, { reason: 'x', nowMs: Date.now() })).toEqual({
      kind: 'not_found',
    })
    expect(await resumePostback(db, merchant(other.id), id)).toEqual({ kind: 'not_found' })
    expect(await setSigningSecret(system.runtime, merchant(other.id), id)).toBeNull()
    expect(await revealSigningSecret(system.runtime, merchant(other.id), id)).toBeNull()
    expect(await removeSigningSecret(system.runtime, merchant(other.id), id)).toBe(false)
    expect(await readSecrets(system.runtime, merchant(other.id), id)).toBeNull()
    expect(await rowOf(id)).toMatchObject({ version: 1, active: true, paused_at: null, signing_secret: null })
  })

  test('has its own partners and offers', async () => {
    const { db } = system.runtime
    expect((await listPartners(db, merchant(other.id))).map(({ id }) => id).sort()).toEqual(
      [other.partner.id, other.pausedPartner.id].sort(),
    )
    expect((await listOffers(db, merchant(other.id))).map(({ id }) => id)).toContain(other.offer.id)
    expect((await listOffers(db, merchant(other.id))).map(({ id }) => id)).not.toContain(shop.offer.id)
    const foreign = configuration({ partnerId: other.partner.id, offerIds: [shop.offer.id, other.offer.id] })
    expect(
      await savePostback(savePorts(), merchant(shop.id), input({ configuration: foreign })),
    ).toMatchObject({
      kind: 'refused',
      problems: [
        { path: 'partnerId', code: 'partner_unknown' },
        { path: 'offerIds.1', code: 'offer_unknown' },
      ],
    })
  })

  test.each(['', 'x', '01920000-0000-7000-8000-00000000000'])('nor does anybody find %j', async (id) => {
    expect(await readPostback(system.runtime.db, merchant(shop.id), id)).toBeNull()
    expect(await savePostback(savePorts(), merchant(shop.id), input({ id, version: 1 }))).toEqual({
      kind: 'not_found',
    })
  })
})

describe('the secrets of a destination', () => {
  const secretUrl = 'https://t.example/p?cid={aff_click_id}&key={secret.key}'

  test('rest sealed, bound to their postback, and those written into a template are moved there', async () => {
    const { id } = await save({
      configuration: configuration({
        url: `${secretUrl}&hash=plain%2Fhash`,
        headers: { Authorization: 'Bearer plain-token' },
      }),
      secrets: { key: 'given-key', forgotten: 'nobody asks for it' },
      acceptWarnings: true,
    })
    const row = await rowOf(id)
    expect(row).toMatchObject({
      url: `${secretUrl}&hash={secret.hash}`,
      headers: { Authorization: 'Bearer {secret.authorization}' },
    })
    expect(JSON.stringify(row)).not.toMatch(/given-key|plain.{0,3}hash|plain-token|nobody/)
    const secrets = { key: 'given-key', hash: 'plain/hash', authorization: 'plain-token' }
    expect(await readSecrets(system.runtime, merchant(shop.id), id)).toEqual(secrets)
    expect((await readPostback(system.runtime.db, merchant(shop.id), id))?.secretNames.sort()).toEqual(
      Object.keys(secrets).sort(),
    )
    const another = await save()
    await system.database.pool.query('UPDATE postback SET secrets = $2 WHERE id = $1', [
      another.id,
      row?.['secrets'],
    ])
    await expect(readSecrets(system.runtime, merchant(shop.id), another.id)).rejects.toThrow()
  })

  test('keep their value where none is given, change where one is, and go with the last template that names them', async () => {
    const both = configuration({ url: secretUrl, headers: { 'X-Key': '{secret.api_key}' } })
    const { id } = await save({ configuration: both, secrets: { key: 'one', api_key: 'two' } })
    await save({ id, version: 1, configuration: both, secrets: { key: '', api_key: 'three' } })
    expect(await readSecrets(system.runtime, merchant(shop.id), id)).toEqual({ key: 'one', api_key: 'three' })
    await save({ id, version: 2, configuration: configuration({ url: secretUrl }) })
    expect(await readSecrets(system.runtime, merchant(shop.id), id)).toEqual({ key: 'one' })
    expect(
      await savePostback(savePorts(), merchant(shop.id), input({ id, version: 3, configuration: both })),
    ).toMatchObject({
      kind: 'refused',
      problems: [{ path: 'headers.X-Key', code: 'unknown_secret' }],
    })
    await save({ id, version: 3 })
    expect(await rowOf(id)).toMatchObject({ secrets: null })
  })
})

describe('an arrival parameter', () => {
  const arrival = async (partnerId: string, arrivalParameter: string | null) => {
    const outcome = await savePostback(
      savePorts(),
      merchant(shop.id),
      input({ configuration: configuration({ partnerId }), arrivalParameter }),
    )
    return outcome.kind === 'refused'
      ? outcome.problems.map(({ path, code }) => [path, code])
      : [outcome.kind]
  }
  const parameterOf = async (partnerId: string) =>
    (await listPartners(system.runtime.db, merchant(shop.id))).find(({ id }) => id === partnerId)
      ?.arrivalParameter

  test('is set on the partner, is one partner’s only, and there are ten in a shop at the most', async () => {
    const before = await postbacksOf(shop.id)
    expect(await arrival(shop.partner.id, 'awc')).toEqual(['saved'])
    expect(await arrival(shop.partner.id, null)).toEqual(['saved'])
    expect(await parameterOf(shop.partner.id)).toBe('awc')
    expect(await arrival(shop.pausedPartner.id, 'awc')).toEqual([['arrivalParameter', 'arrival_taken']])
    expect(await arrival(shop.pausedPartner.id, 'via')).toEqual([['arrivalParameter', 'arrival_ours']])
    expect(await parameterOf(shop.pausedPartner.id)).toBeNull()
    await system.runtime.db.prisma.partner.createMany({
      data: Array.from({ length: 9 }, (_, i) => ({
        shopId: shop.id,
        id: system.runtime.newId(),
        slug: `net${i}`,
        name: `Net ${i}`,
        arrivalParameter: `net${i}`,
      })),
    })
    expect(await arrival(shop.pausedPartner.id, 'cjevent')).toEqual([
      ['arrivalParameter', 'arrival_too_many'],
    ])
    expect(await arrival(shop.partner.id, 'irclickid')).toEqual(['saved'])
    expect(await parameterOf(shop.partner.id)).toBe('irclickid')
    expect(await postbacksOf(shop.id)).toBe(before + 3)
  })
})

describe('switched off', () => {
  test('it cancels what is scheduled, with the reason, and leaves other postbacks alone', async () => {
    const { id } = await save()
    const [first, second] = [await sell(id), await sell(id)]
    const seeded = await system.eventually<{ n: bigint }>(
      `SELECT count(*) AS n FROM delivery WHERE postback_id = $1 AND state = 'scheduled'`,
      [shop.postbackId],
    )
    await system.database.pool.query(
      `UPDATE delivery SET resend_of = 'delivered', reason = 'as it was' WHERE id = $1`,
      [second],
    )
    const { db } = system.runtime
    expect(await switchPostback(db, merchant(shop.id), id, false, Date.now())).toEqual({
      kind: 'done',
      cancelled: 2,
    })
    expect(await deliveryOf(first)).toMatchObject({
      state: 'cancelled',
      reason: 'the postback was switched off',
      next_attempt_at: null,
      settled_at: expect.any(Date),
    })
    expect(await deliveryOf(second)).toMatchObject({
      state: 'delivered',
      reason: 'as it was',
      resend_of: null,
    })
    expect(
      await system.eventually(
        `SELECT count(*) AS n FROM delivery WHERE postback_id = $1 AND state = 'scheduled'`,
        [shop.postbackId],
      ),
    ).toEqual(seeded)
    expect(await switchPostback(db, merchant(shop.id), id, true, Date.now())).toEqual({
      kind: 'done',
      cancelled: 0,
    })
    expect(await rowOf(id)).toMatchObject({ active: true, version: 3 })
    expect(await deliveryOf(first)).toMatchObject({ state: 'cancelled' })
  })

  test('by saving it so, it does the same', async () => {
    const { id, version } = await save()
    const delivery = await sell(id)
    await save({ id, version, configuration: configuration({ active: false }) })
    expect(await deliveryOf(delivery)).toMatchObject({
      state: 'cancelled',
      reason: 'the postback was switched off',
    })
  })
})

test('paused it keeps its first reason; resumed it begins anew', async () => {
  const { db } = system.runtime
  const { id } = await save()
  await pausePostback(db, shop.id, id, { reason: 'by hand', nowMs: 1_000 })
  await pausePostback(db, shop.id, id, { reason: 'again', nowMs: 2_000 })
  await system.database.pool.query(
    `INSERT INTO postback_health (shop_id, postback_id, failures_in_row, failing_since, last_failure)
     VALUES ($1, $2, 50, to_timestamp(1), 'HTTP 500')`,
    [shop.id, id],
  )
  expect(await readPostback(db, merchant(shop.id), id)).toMatchObject({
    paused: { atMs: 1_000, reason: 'by hand' },
    health: { failuresInRow: 50, failingSinceMs: 1_000, lastFailure: 'HTTP 500' },
    version: 1,
  })
  await resumePostback(db, merchant(shop.id), id)
  expect(await readPostback(db, merchant(shop.id), id)).toMatchObject({ paused: null, health: null })
})

test('a new signing secret leaves the one before to sign beside it for 24 hours', async () => {
  const { db, secretBox } = system.runtime
  const { id } = await save()
  let nowMs = Date.UTC(2026, 0, 1)
  const ports = { db, secretBox, clock: () => nowMs }
  const first = await setSigningSecret(ports, merchant(shop.id), id)
  expect(first?.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  expect(await rowOf(id)).toMatchObject({ previous_signing_secret: null, previous_signing_until: null })
  expect(await revealSigningSecret(ports, merchant(shop.id), id)).toEqual(first)
  nowMs += 1_000
  const second = await setSigningSecret(ports, merchant(shop.id), id)
  const row = await rowOf(id)
  expect(JSON.stringify(row)).not.toContain('whsec_')
  expect(secretBox.open(row?.['signing_secret'] as string, `postback-signing:${id}`)).toBe(second?.secret)
  expect(secretBox.open(row?.['previous_signing_secret'] as string, `postback-signing:${id}`)).toBe(
    first?.secret,
  )
  expect((await readPostback(db, merchant(shop.id), id))?.signing).toEqual({
    hasSecret: true,
    previousUntilMs: nowMs + 24 * 3_600_000,
  })
  await save({ id, version: 1 })
  expect(await revealSigningSecret(ports, merchant(shop.id), id)).toEqual(second)
  expect(await removeSigningSecret(ports, merchant(shop.id), id)).toBe(true)
  expect(await revealSigningSecret(ports, merchant(shop.id), id)).toBeNull()
  expect(await rowOf(id)).toMatchObject({ previous_signing_secret: null, previous_signing_until: null })
})

test('secrets go out with a delivery, and the log shows dots', async () => {
  const { port } = new URL(system.tracker.url)
  const outcome = await savePostback(
    savePorts([Number(port)]),
    merchant(shop.id),
    input({
      configuration: configuration({
        method: 'POST',
        url: `${system.tracker.url}/{secret.path}?cid={aff_click_id}`,
        headers: { 'X-Api-Key': 'key-in-plain' },
        body: { format: 'json', template: '{"key":"{secret.path}","status":"{status}"}' },
        statusNames: { approved: 'won' },
      }),
      secrets: { path: 'path-in-plain' },
      acceptWarnings: true,
    }),
  )
  if (outcome.kind !== 'saved') throw new Error(JSON.stringify(outcome))
  const delivery = await sell(outcome.id)
  await system.startWorker()
  const attempt = await system.eventually<Record<string, unknown>>(
    'SELECT * FROM delivery_attempt WHERE delivery_id = $1',
    [delivery],
  )
  const hit = system.tracker.hits.find(({ headers }) => headers['webhook-id'] === delivery)
  expect(hit).toMatchObject({
    headers: { 'x-api-key': 'key-in-plain' },
    body: '{"key":"path-in-plain","status":"won"}',
  })
  expect(JSON.stringify(attempt)).not.toContain('in-plain')
  expect(attempt).toMatchObject({
    url: `${system.tracker.url}/•••?cid=theirs`,
    request_headers: { 'X-Api-Key': '•••' },
    request_body: '{"key":"•••","status":"won"}',
  })
})
