// The list of the viewer's postbacks, ready to be shown: every text is made here, in the shop's time zone.
import type { Reader } from '#app/language/reader.ts'
import type { PartnerChoice, PostbackSummary } from '#app/postback/configuration/configuration.ts'
import { listPartners } from '#app/postback/configuration/list-choices.server.ts'
import { listPostbacks } from '#app/postback/configuration/read-postbacks.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import type { Database } from '#app/platform/database.server.ts'
import { attemptResult, deliveryLabel, type DeliveryLabel } from '../delivery-label.ts'
import { showMoment } from '../shop-day.ts'
import { visibleText } from '../visible-text.ts'
import { firesOn } from './fires-on.ts'
import { readLastResults, type LastResult } from './last-results.server.ts'
import { postbackStanding, type Standing } from './standing.ts'

export interface PostbackRow {
  id: string
  name: string
  /** Where the name is not the host itself. */
  host: string | null
  partner: string
  method: 'GET' | 'POST'
  firesOn: string
  standing: Standing
  last: { deliveryId: string; label: DeliveryLabel; result: string; when: string } | null
}

export interface ListPage {
  partners: PartnerChoice[]
  /** The partner whose postbacks are shown; null: all. */
  partnerId: string | null
  rows: PostbackRow[]
}

/** @param partnerId as asked for; one that is not the viewer's counts as all */
export async function readListPage(
  db: Pick<Database, 'pool'>,
  viewer: Viewer,
  partnerId: string | null,
  reader: Reader,
): Promise<ListPage> {
  const partners = await listPartners(db, viewer)
  const chosen = partners.some(({ id }) => id === partnerId) ? partnerId : null
  const postbacks = await listPostbacks(db, viewer, chosen === null ? {} : { partnerId: chosen })
  const last = await readLastResults(
    db.pool,
    viewer,
    postbacks.map(({ id }) => id),
  )
  return {
    partners,
    partnerId: chosen,
    rows: postbacks.map((postback) => rowOf(postback, last.get(postback.id), reader)),
  }
}

function rowOf(postback: PostbackSummary, last: LastResult | undefined, reader: Reader): PostbackRow {
  const { say, nowMs, timeZone, locale } = reader
  const { id, label, host, partner, method } = postback
  return {
    id,
    name: label || host,
    host: label === '' ? null : host,
    partner: partner.name,
    method,
    firesOn: firesOn(postback, say),
    standing: postbackStanding(postback, reader),
    last: last
      ? {
          deliveryId: last.deliveryId,
          label: deliveryLabel(last.state, last.attempts),
          result: visibleText(attemptResult(last.lastAttempt, last.reason, say)),
          when: showMoment(last.createdAt.getTime(), nowMs, timeZone, locale),
        }
      : null,
  }
}
