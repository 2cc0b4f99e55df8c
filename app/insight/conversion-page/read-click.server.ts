// What is known of the click behind a conversion: where the visitor came from, with what, and how long before the order.
import type { Reader } from '#app/language/reader.ts'
import { mark } from '#app/language/say.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { showFullMoment } from '../moment.ts'
import { visibleText } from '../visible-text.ts'
import { showSpan } from './show-span.ts'
import { describeUserAgent } from './user-agent.ts'

export interface Fact {
  term: string
  text: string
}

interface ClickRow {
  id: string
  subs: (string | null)[]
  affClickId: string | null
  source: string
  referrer: string | null
  userAgent: string | null
  createdAt: Date
}

/** As much as the clocks of Shopify and ours may differ (attribution/find-fault). */
const CLOCK_SKEW_MS = 5 * 60_000

const SOURCES: Readonly<Record<string, string>> = {
  link: mark('Through the app’s link'),
  proxy: mark('Through a link on the store’s domain'),
  embed: mark('Seen by the storefront’s embed'),
  headless: mark('Seen by another storefront'),
  order: mark('Made from the order’s landing page'),
}

/** Of which conversion. */
export interface ClickOf {
  clickId: string | null
  partnerId: string
  landingSite: string | null
  occurredAt: Date
}

/** @returns empty where no click is known. A click of another partner (before a person moved the conversion) is not shown to one. */
export async function readClick(db: Queryable, viewer: Viewer, of: ClickOf, reader: Reader): Promise<Fact[]> {
  const landing =
    of.landingSite === null ? [] : [{ term: reader.say('Landing page'), text: visibleText(of.landingSite) }]
  if (of.clickId === null) return viewer.partnerId === null ? landing : []
  const { rows } = await db.query<ClickRow>(
    `SELECT id, ARRAY[sub1, sub2, sub3, sub4, sub5] AS subs, aff_click_id AS "affClickId", source, referrer,
            user_agent AS "userAgent", created_at AS "createdAt"
       FROM click WHERE shop_id = $1 AND id = $2 AND partner_id = coalesce($3::uuid, partner_id)`,
    [viewer.shopId, of.clickId, viewer.partnerId],
  )
  const [click] = rows
  if (!click) return [{ term: reader.say('Click'), text: of.clickId }, ...landing]
  return [...clickFacts(click, of, reader), ...landing]
}

function clickFacts(click: ClickRow, { occurredAt }: ClickOf, { say, timeZone, locale }: Reader): Fact[] {
  const beforeMs = occurredAt.getTime() - click.createdAt.getTime()
  const agent =
    click.userAgent === null ? null : (describeUserAgent(click.userAgent) ?? visibleText(click.userAgent))
  const known = (term: string, text: string | null) =>
    text === null || text === '' ? [] : [{ term, text: visibleText(text) }]
  return [
    { term: say('Click'), text: click.id },
    { term: say('Clicked'), text: showFullMoment(click.createdAt, timeZone, locale) },
    // Orders carry whole seconds, clicks milliseconds.
    ...(beforeMs > -CLOCK_SKEW_MS
      ? [{ term: say('From click to order'), text: showSpan(Math.max(0, beforeMs), say) }]
      : []),
    { term: say('How'), text: say(SOURCES[click.source] ?? click.source) },
    ...known(say('Came from'), click.referrer),
    ...known(say('Browser'), agent),
    ...click.subs.flatMap((sub, index) => known(`sub${index + 1}`, sub)),
    ...known(say('Partner’s click id'), click.affClickId),
  ]
}
