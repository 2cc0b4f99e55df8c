// How the viewer's replays stand, for the page that starts them.
import type { Reader } from '#app/language/reader.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { sayWho } from '#app/program/admin-user-name.ts'
import { isMerchant, type Viewer } from '#app/program/viewer.ts'
import { destinationHost } from '../delivery-label.ts'
import { showFullMoment } from '../moment.ts'
import { showCount } from '../show-number.ts'
import { visibleText } from '../visible-text.ts'
import type { Problem } from '../read-list-query.ts'

export interface ShownReplay {
  id: string
  isRunning: boolean
  postback: string
  /** Of 100; 100 only where it has come to its end. */
  percent: number
  /** How far it is, in words. */
  text: string
}

/** What comes of starting or stopping one: how all stand then, or what stood in the way. */
export interface ReplayAnswer {
  problems: Problem[]
  started: boolean
  replays: ShownReplay[]
}

const SHOWN_FOR_MS = 3_600_000
const MOST = 5

interface ReplayRow {
  id: string
  state: 'running' | 'done' | 'stopped'
  total: number
  resent: number
  actor_name: string
  created_at: Date
  label: string
  url: string
  partner: string
}

/** Those that run, and the newest of those that ended within the hour; the newest first. */
export async function readReplays(db: Queryable, viewer: Viewer, reader: Reader): Promise<ShownReplay[]> {
  const { rows } = await db.query<ReplayRow>(
    `SELECT r.id, r.state, r.total, r.resent, r.actor_name, r.created_at, b.label, b.url, p.name AS partner
       FROM delivery_replay r
       JOIN postback b ON b.shop_id = r.shop_id AND b.id = r.postback_id
       JOIN partner p ON p.shop_id = b.shop_id AND p.id = b.partner_id
      WHERE r.shop_id = $1 AND (r.state = 'running' OR r.ended_at > $2) AND ($3::uuid IS NULL OR b.partner_id = $3)
      ORDER BY r.state = 'running' DESC, r.id DESC LIMIT ${MOST}`,
    [viewer.shopId, new Date(reader.nowMs - SHOWN_FOR_MS), viewer.partnerId],
  )
  return rows.map((row) => ({
    id: row.id,
    isRunning: row.state === 'running',
    postback: `${isMerchant(viewer) ? `${row.partner}: ` : ''}${row.label || destinationHost(row.url)}`,
    percent: percentOf(row),
    text: `${wordsOf(row, reader)} ${startOf(row, reader)}`,
  }))
}

/** A delivery may have ended otherwise meanwhile, so that fewer are resent than were counted. */
function percentOf({ state, total, resent }: ReplayRow): number {
  if (state === 'done') return 100
  return Math.min(99, Math.floor((resent / Math.max(1, total)) * 100))
}

function wordsOf({ state, total, resent }: ReplayRow, { say, locale }: Reader): string {
  const counts = { sent: showCount(resent, locale), all: showCount(total, locale) }
  switch (state) {
    case 'running':
      return say('{{sent}} of {{all}} failed deliveries are on their way again.', counts)
    case 'done':
      return say('Done: {{sent}} of {{all}} failed deliveries were sent again.', counts)
    case 'stopped':
      return say('Stopped after {{sent}} of {{all}} failed deliveries.', counts)
  }
}

function startOf(row: ReplayRow, { say, timeZone, locale }: Reader): string {
  return say('Started by {{name}}, {{when}}.', {
    name: visibleText(sayWho(row.actor_name, say)),
    when: showFullMoment(row.created_at, timeZone, locale),
  })
}
