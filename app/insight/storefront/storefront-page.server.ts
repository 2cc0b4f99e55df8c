// The storefront page's data, ready to be shown: how each part that carries a click to the order stands. Every text is made
// here, in the shop's time zone, so that the server and the browser cannot render them differently.
import type { Reader } from '#app/language/reader.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { firstUuidAt } from '#app/platform/uuid.ts'
import { DEFAULT_PROXY_PREFIX } from '#app/program/storefront-settings.ts'
import type { ShopSetup } from '../shop-setup.server.ts'
import { embedLink, headlessSnippet } from './storefront-snippet.ts'
import { embedStanding, pixelStanding, reportSentences, settingsStanding } from './storefront-words.ts'
import type { PixelFacts, ReportCounts } from './storefront-words.ts'

const DAYS = 7
const DAY_MS = 86_400_000
/** Of a busy shop the newest clicks are enough to see that the embed works. */
const NEWEST_CLICKS = 20_000
const MOST_SHOWN = 10_000

export type StorefrontPage = Awaited<ReturnType<typeof readStorefrontPage>>

export interface PageContext {
  /** SHOPIFY_APP_URL and SHOPIFY_API_KEY. */
  appUrl: string
  apiKey: string
}

export async function readStorefrontPage(
  db: Queryable,
  shop: ShopSetup,
  { appUrl, apiKey }: PageContext,
  reader: Reader,
) {
  const { nowMs } = reader
  const [row, clicks, reports] = await Promise.all([
    readRow(db, shop.id),
    countEmbedClicks(db, shop.id, nowMs),
    countReports(db, shop.id, nowMs),
  ])
  const ms = (date: Date | null | undefined) => date?.getTime() ?? null
  return {
    embed: { ...embedStanding(clicks, MOST_SHOWN, DAYS), url: embedLink(row.domain, apiKey) },
    settings: settingsStanding(
      {
        publishedAtMs: ms(row.published_at),
        error: row.publish_error,
        dueAtMs: ms(row.publish_due_at),
      },
      reader,
    ),
    proxy: {
      path: row.proxy_prefix ?? DEFAULT_PROXY_PREFIX,
      learnt: row.proxy_prefix !== null,
    },
    pixel: pixelStanding(
      {
        state: row.pixel_state ?? 'unknown',
        error: row.pixel_error,
        checkedAtMs: ms(row.pixel_checked_at),
        dueAtMs: ms(row.pixel_due_at),
      },
      reader,
    ),
    reports: reportSentences(reports, DAYS),
    snippet: headlessSnippet(appUrl, shop.slug),
  }
}

interface Row {
  domain: string
  proxy_prefix: string | null
  published_at: Date | null
  publish_error: string | null
  publish_due_at: Date | null
  pixel_state: PixelFacts['state'] | null
  pixel_error: string | null
  pixel_checked_at: Date | null
  pixel_due_at: Date | null
}

/** What was before the newest install went with the uninstall. */
async function readRow(db: Queryable, shopId: string): Promise<Row> {
  const { rows } = await db.query<Row>(
    `SELECT shop.domain, proxy_prefix, publish_error, publish_due_at, pixel_error, pixel_due_at, pixel_checked_at,
            CASE WHEN published_at >= installed_at THEN published_at END AS published_at,
            CASE WHEN pixel_checked_at >= installed_at THEN pixel_state END AS pixel_state
       FROM shop LEFT JOIN storefront ON storefront.shop_id = shop.id WHERE shop.id = $1`,
    [shopId],
  )
  const [row] = rows
  if (!row) throw new Error(`there is no shop ${shopId}`)
  return row
}

async function countEmbedClicks(db: Queryable, shopId: string, nowMs: number): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (
       SELECT source FROM click WHERE shop_id = $1 AND id >= $2 ORDER BY id DESC LIMIT $3) AS newest
      WHERE source = 'embed'`,
    [shopId, firstUuidAt(nowMs - DAYS * DAY_MS), NEWEST_CLICKS],
  )
  return rows[0]?.count ?? 0
}

async function countReports(db: Queryable, shopId: string, nowMs: number): Promise<ReportCounts> {
  const { rows } = await db.query<ReportCounts>(
    `SELECT count(*)::int AS reported,
            count(*) FILTER (WHERE state = 'arrived')::int AS arrived,
            count(*) FILTER (WHERE state = 'fetched')::int AS fetched,
            count(*) FILTER (WHERE state = 'waiting' AND attempts > 0)::int AS missing,
            count(*) FILTER (WHERE state = 'given_up')::int AS "givenUp"
       FROM pixel_report WHERE shop_id = $1 AND received_at >= $2`,
    [shopId, new Date(nowMs - DAYS * DAY_MS)],
  )
  return rows[0] as ReportCounts
}
