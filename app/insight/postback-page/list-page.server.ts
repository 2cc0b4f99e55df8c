// The list of the viewer's postbacks, ready to be shown: every text is made here, in the shop's time zone.
import type { PartnerChoice, PostbackSummary } from '#app/postback/configuration/configuration.ts'
import { listPartners } from '#app/postback/configuration/list-choices.server.ts'
import { listPostbacks } from '#app/postback/configuration/read-postbacks.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import type { Database } from '#app/platform/database.server.ts'
import { attemptResult, deliveryLabel, type DeliveryLabel } from '../delivery-label.ts'
import { showMoment } from '../shop-day.ts'
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

/**
 * @param timeZone the shop's
 * @param partnerId as asked for; one that is not the viewer's counts as all
 */
export async function readListPage(
  { db, nowMs }: { db: Pick<Database, 'pool'>; nowMs: number },
  viewer: Viewer,
  timeZone: string,
  partnerId: string | null,
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
    rows: postbacks.map((postback) => rowOf(postback, last.get(postback.id), nowMs, timeZone)),
  }
}

function rowOf(
  postback: PostbackSummary,
  last: LastResult | undefined,
  nowMs: number,
  timeZone: string,
): PostbackRow {
  const { id, label, host, partner, method } = postback
  return {
    id,
    name: label || host,
    host: label === '' ? null : host,
    partner: partner.name,
    method,
    firesOn: firesOn(postback),
    standing: postbackStanding(postback, nowMs, timeZone),
    last: last
      ? {
          deliveryId: last.deliveryId,
          label: deliveryLabel(last.state, last.attempts),
          result: attemptResult(last.lastAttempt, last.reason),
          when: showMoment(last.createdAt.getTime(), nowMs, timeZone),
        }
      : null,
  }
}
