// The figures are what a count of clicks and conversions gives, whatever happened before and whichever chore is how far.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase, type Database } from '#app/platform/database.server.ts'
import { ensurePartitions } from '#app/platform/partitions.server.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import { readClickFigures } from './click-figures.server.ts'
import { GROUP_COLUMNS, readConversionFigures, type Grouping } from './conversion-figures.server.ts'
import { command, createWorld, SHOPS, STARTS_AT_MS } from './figures.fixture.ts'
import { cutHours, HOUR_MS, planClicks, type Boundaries } from './spans.ts'

const QUARTER_MS = 15 * 60_000
const RUNS = 60

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

  test(`${RUNS} generated histories: at any moment, by any span, partner and offer`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(command, fc.record({ kind: fc.constant('look' as const), boundaries })), {
          minLength: 5,
          maxLength: 40,
        }),
        boundaries,
        async (commands, last) => {
          await db.pool.query(
            'TRUNCATE click, click_hour, click_recount, conversion, figure_hour, figure_delta',
          )
          await db.pool.query(`UPDATE click_counted SET until = '1970-01-01T00:00:00Z'`)
          const world = createWorld(db)
          for (const each of [...commands, { kind: 'look' as const, boundaries: last }]) {
            if (each.kind === 'look') await compare(each.boundaries)
            else await world.run(each)
          }
          await compare([STARTS_AT_MS - 90 * HOUR_MS, STARTS_AT_MS + 500 * HOUR_MS])
        },
      ),
      { numRuns: RUNS },
    )
  }, 300_000)

  async function compare(spans: Boundaries): Promise<void> {
    for (const shopId of SHOPS)
      for (const by of ['none', 'partner', 'offer'] satisfies Grouping[]) {
        const figures = await readConversionFigures(db.pool, { shopId, partnerId: null }, spans, by)
        expect(figures).toEqual(await countConversions(shopId, spans, by))
        const clicks = await readClickFigures(db.pool, { shopId, partnerId: null }, spans, by)
        expect(clicks).toEqual(await countClicks(shopId, spans, by))
      }
  }

  async function countConversions(shopId: string, spans: Boundaries, by: Grouping) {
    const { rows } = await db.pool.query(
      `SELECT width_bucket(created_at, $2::timestamptz[]) - 1 AS span, ${GROUP_COLUMNS[by]} AS "groupId", currency,
              count(*) FILTER (WHERE status = 'pending')::int AS pending, count(*) FILTER (WHERE status = 'hold')::int AS hold,
              count(*) FILTER (WHERE status = 'approved')::int AS approved, count(*) FILTER (WHERE status = 'rejected')::int AS rejected,
              count(*) FILTER (WHERE status = 'reversed')::int AS reversed, sum(amount_minor)::text AS amount,
              sum(payout_minor)::text AS payout, coalesce(sum(payout_minor) FILTER (WHERE status IN ('pending', 'hold')), 0)::text AS held,
              coalesce(sum(payout_minor) FILTER (WHERE status = 'approved'), 0)::text AS earned
         FROM conversion WHERE shop_id = $1 AND NOT test AND created_at >= $3 AND created_at < $4 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
      [shopId, spans.map((ms) => new Date(ms)), new Date(spans[0]), new Date(spans.at(-1) as number)],
    )
    return rows.map(({ amount, payout, held, earned, ...row }) => ({
      ...row,
      amountMinor: BigInt(amount),
      payoutMinor: BigInt(payout),
      heldMinor: BigInt(held),
      approvedMinor: BigInt(earned),
    }))
  }

  async function countClicks(shopId: string, spans: Boundaries, by: Grouping) {
    const { rows } = await db.pool.query(
      `SELECT width_bucket(created_at, $2::timestamptz[]) - 1 AS span, ${GROUP_COLUMNS[by]} AS "groupId", count(*)::int AS clicks
         FROM click WHERE shop_id = $1 AND created_at >= $3 AND created_at < $4 GROUP BY 1, 2 ORDER BY 1, 2`,
      [shopId, spans.map((ms) => new Date(ms)), new Date(spans[0]), new Date(spans.at(-1) as number)],
    )
    return rows
  }

  test('somebody who is bound to a partner gets that partner’s figures', async () => {
    const [shopId] = SHOPS
    const spans: Boundaries = [STARTS_AT_MS - 100 * HOUR_MS, STARTS_AT_MS + 100 * HOUR_MS]
    await db.pool.query('TRUNCATE click, click_hour, click_recount, conversion, figure_hour, figure_delta')
    const world = createWorld(db)
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
