// The figures are what a count of clicks and conversions gives, and the balances what the ledger comes to, whatever happened before,
// whichever chore is how far, and while chores run.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase, type Database } from '#app/platform/database.server.ts'
import { ensurePartitions } from '#app/platform/partitions.server.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { readBalances } from './balances.server.ts'
import { readClickFigures } from './click-figures.server.ts'
import { readConversionFigures } from './conversion-figures.server.ts'
import { countClicks, countConversions, countStatuses, sumLedger } from './count-anew.fixture.ts'
import { command, createWorld, PARTNERS, SHOPS, STARTS_AT_MS } from './figures.fixture.ts'
import type { Grouping } from './grouping.ts'
import { cutHours, HOUR_MS, lastDays, planClicks, type Boundaries } from './spans.ts'
import { statusSums } from './status-sums.ts'

const QUARTER_MS = 15 * 60_000
const RUNS = 60
const TABLES =
  'click, click_hour, click_offer_hour, click_recount, conversion, figure_hour, figure_offer_hour, figure_delta, ledger_entry, partner_balance'

describe('over PostgreSQL', () => {
  let database: TestDatabase
  let db: Database
  beforeAll(async () => {
    database = await createTestDatabase()
    db = openDatabase(database.url, 6, () => {})
    await ensurePartitions(db.pool, STARTS_AT_MS)
  })
  afterAll(async () => {
    await db.close()
    await database.close()
  })

  /** Nothing has happened, and no hour is counted: how far an earlier world's chores came would hide this one's clicks. */
  async function beginWorld() {
    await db.pool.query(`TRUNCATE ${TABLES}`)
    await db.pool.query(`UPDATE click_counted SET until = '1970-01-01T00:00:00Z'`)
    return createWorld(db)
  }

  /** Time zones begin their days at quarters of hours: so do these spans. */
  const boundaries = fc
    .uniqueArray(fc.integer({ min: -300, max: 200 }), { minLength: 2, maxLength: 6 })
    .map(
      (quarters) =>
        quarters
          .sort((a, b) => a - b)
          .map(
            (quarter) => STARTS_AT_MS - (STARTS_AT_MS % HOUR_MS) + quarter * QUARTER_MS,
          ) as unknown as Boundaries,
    )

  /** Every comparison, perhaps while both chores run: what they do changes no sum. */
  const look = fc.record({ kind: fc.constant('look' as const), boundaries, meanwhile: fc.boolean() })

  test(`${RUNS} generated histories: at any moment, by any span, partner and offer`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(command, look), {
          minLength: 5,
          maxLength: 40,
        }),
        boundaries,
        async (commands, last) => {
          const world = await beginWorld()
          for (const each of [...commands, { kind: 'look' as const, boundaries: last, meanwhile: false }]) {
            if (each.kind !== 'look') await world.run(each)
            else
              await Promise.all([
                compare(each.boundaries),
                ...(each.meanwhile ? (['fold', 'count'] as const) : []).map((kind) =>
                  world.run({ kind, times: 1 }),
                ),
              ])
          }
          await compare([STARTS_AT_MS - 90 * HOUR_MS, STARTS_AT_MS + 500 * HOUR_MS])
        },
      ),
      { numRuns: RUNS },
    )
  }, 300_000)

  async function compare(spans: Boundaries): Promise<void> {
    for (const shopId of SHOPS) {
      const merchant = { shopId, partnerId: null }
      const bound = { shopId, partnerId: PARTNERS[1] as string }
      const some = PARTNERS.slice(0, 2)
      for (const by of ['none', 'partner', 'offer'] satisfies Grouping[])
        await compareOne(merchant, spans, by, null, PARTNERS)
      await compareOne(merchant, spans, 'partner', some, some)
      await compareOne(bound, spans, 'none', null, [bound.partnerId])
      await compareOne(bound, spans, 'offer', PARTNERS, [bound.partnerId])
      await compareOne(bound, spans, 'partner', PARTNERS.slice(2), [])
      const sums = statusSums(
        await readConversionFigures(db.pool, merchant, [spans[0], spans.at(-1) as number]),
        'USD',
      )
      expect(new Set(sums)).toEqual(new Set(await countStatuses(db.pool, shopId, spans)))
      expect(await readBalances(db.pool, merchant)).toEqual(await sumLedger(db.pool, shopId, PARTNERS))
      expect(await readBalances(db.pool, merchant, some)).toEqual(await sumLedger(db.pool, shopId, some))
      expect(await readBalances(db.pool, bound)).toEqual(await sumLedger(db.pool, shopId, [bound.partnerId]))
    }
  }

  /** @param seen the partners who are to be counted */
  async function compareOne(
    viewer: Viewer,
    spans: Boundaries,
    by: Grouping,
    asked: readonly string[] | null,
    seen: readonly string[],
  ): Promise<void> {
    const { shopId } = viewer
    const figures = await readConversionFigures(db.pool, viewer, spans, by, asked)
    expect(figures).toEqual(await countConversions(db.pool, shopId, spans, by, seen))
    const clicks = await readClickFigures(db.pool, viewer, spans, by, asked)
    expect(clicks).toEqual(await countClicks(db.pool, shopId, spans, by, seen))
  }

  test('somebody who is bound to a partner gets that partner’s figures', async () => {
    const [shopId] = SHOPS
    const spans: Boundaries = [STARTS_AT_MS - 100 * HOUR_MS, STARTS_AT_MS + 100 * HOUR_MS]
    const world = await beginWorld()
    const at = { shop: shopId, offer: '01900000-0000-7000-8000-000000000021' }
    const [one, other] = [11, 12].map((number) => `01900000-0000-7000-8000-0000000000${number}`) as [
      string,
      string,
    ]
    for (const partner of [one, other, other]) {
      await world.run({ kind: 'click', ...at, partner, lateMs: 0 })
      await world.run({
        kind: 'conversions',
        ...at,
        partner,
        status: 'approved',
        minor: 700n,
        currency: 'USD',
        test: false,
        count: 1,
      })
    }
    const viewer = { shopId, partnerId: other }
    expect(await readConversionFigures(db.pool, viewer, spans)).toMatchObject([
      { approved: 2, amountMinor: 1400n, approvedMinor: 200n },
    ])
    expect(await readClickFigures(db.pool, viewer, spans)).toEqual([{ span: 0, groupId: null, clicks: 2 }])
  })
})

describe('what is counted where it lies', () => {
  test('nothing of conversions where days begin on the hour, an hour a boundary where they do not', () => {
    expect(cutHours([0, 24 * HOUR_MS])).toEqual([])
    expect(cutHours([1.5 * HOUR_MS, 1.75 * HOUR_MS, 25.5 * HOUR_MS])).toEqual([HOUR_MS, 25 * HOUR_MS])
  })

  test('the last days end with the hour, so that it is not cut in two', () => {
    expect(lastDays(1, 30.25 * HOUR_MS)).toEqual([6.25 * HOUR_MS, 31 * HOUR_MS])
  })

  test('every moment of a range is in exactly one part of the plan', () => {
    const quarter = fc.integer({ min: 0, max: 400 }).map((number) => number * QUARTER_MS)
    const hour = fc.integer({ min: 0, max: 110 }).map((number) => number * HOUR_MS)
    fc.assert(
      fc.property(quarter, quarter, hour, fc.array(hour), quarter, (one, other, until, written, moment) => {
        const range = { fromMs: Math.min(one, other), toMs: Math.max(one, other) + QUARTER_MS }
        const apart = [...written, ...cutHours([range.fromMs, range.toMs])]
        const { counted, without, live } = planClicks(range, until, apart)
        const inHour = moment - (moment % HOUR_MS)
        const isCounted = inHour >= counted.fromMs && inHour < counted.toMs && !without.includes(inHour)
        const times =
          (isCounted ? 1 : 0) + live.filter(({ fromMs, toMs }) => moment >= fromMs && moment < toMs).length
        expect(times).toBe(moment >= range.fromMs && moment < range.toMs ? 1 : 0)
        if (isCounted) expect(inHour).toBeLessThan(until)
      }),
    )
  })
})
