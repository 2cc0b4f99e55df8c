// The notices of a shop, for its page: texts made here, in the reader's language and the shop's time zone; and what a person has read. Only what is addressed
// to the merchant can be unread for him: what partners were told stands beside it for his information. A partner finds what he was
// told himself.
import type { Reader } from '#app/language/reader.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { isMerchant, type Merchant, type Viewer } from '#app/program/viewer.ts'
import { isUuid } from '#app/platform/uuid.ts'
import type { Audience, NoticeKind } from './decide-notices.ts'
import { mailState } from './mail-state.ts'
import { sayNotice } from './notice-texts.ts'
import { showTime } from './shop-time.ts'

const PAGE = 20

export type NoticeList = Awaited<ReturnType<typeof listNotices>>
export type NoticeRow = NoticeList['notices'][number]

interface StoredNotice {
  id: string
  kind: NoticeKind
  audience: Audience
  partner: string
  postbackId: string
  subject: string
  text: string
  createdAt: Date
  readAt: Date | null
  mailTo: string | null
  mailedAt: Date | null
  mailError: string | null
}

/**
 * Newest first, a page at a time.
 * @param before the id of a notice: those before it; null or nonsense: the newest
 */
export async function listNotices(db: Queryable, viewer: Viewer, reader: Reader, before: string | null) {
  const { rows } = await db.query<StoredNotice>(
    `SELECT notice.id, notice.kind, notice.audience, notice.postback_id AS "postbackId", notice.subject, notice.text,
            notice.created_at AS "createdAt", notice.read_at AS "readAt", notice.mail_to AS "mailTo",
            notice.mailed_at AS "mailedAt", notice.mail_error AS "mailError", partner.name AS partner
       FROM notice
       LEFT JOIN partner ON partner.shop_id = notice.shop_id AND partner.id = notice.partner_id
      WHERE notice.shop_id = $1 AND ($2::uuid IS NULL OR notice.id < $2::uuid)
        AND ($4::uuid IS NULL OR (notice.partner_id = $4 AND notice.audience = 'partner'))
      ORDER BY notice.id DESC LIMIT $3`,
    [viewer.shopId, before !== null && isUuid(before) ? before : null, PAGE + 1, viewer.partnerId],
  )
  const page = rows.slice(0, PAGE)
  return {
    notices: page.map((row) => noticeRow(row, reader)),
    /** The id to ask for older ones with; null: there are none. */
    older: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
    ...(isMerchant(viewer) ? await readUnread(db, viewer) : NONE_UNREAD),
  }
}

/** Only the merchant's count. */
const NONE_UNREAD = { unread: 0, unreadUntilMs: null }

async function readUnread(db: Queryable, { shopId }: Merchant) {
  const { rows } = await db.query<{ unread: number; newest: Date | null }>(
    `SELECT count(*)::int AS unread, max(created_at) AS newest FROM notice
      WHERE shop_id = $1 AND read_at IS NULL AND audience = 'merchant'`,
    [shopId],
  )
  const [found] = rows
  /** `unreadUntilMs`: the moment of the newest unread one, for `markRead`; null: there is none. */
  return { unread: found?.unread ?? 0, unreadUntilMs: found?.newest?.getTime() ?? null }
}

/** How many notices to the merchant nobody has read. */
export async function countUnread(db: Queryable, viewer: Merchant): Promise<number> {
  return (await readUnread(db, viewer)).unread
}

/**
 * @param which one notice by its id; or all those up to a moment, Unix milliseconds: what came after it, nobody has seen
 * @param nowMs Unix milliseconds
 * @returns how many have become read
 */
export async function markRead(
  db: Queryable,
  { shopId }: Merchant,
  which: { id: string } | { untilMs: number },
  nowMs: number,
): Promise<number> {
  const [condition, value] =
    'id' in which
      ? ['id = $3::uuid', isUuid(which.id) ? which.id : null]
      : ['created_at <= $3', new Date(which.untilMs)]
  const { rowCount } = await db.query(
    `UPDATE notice SET read_at = $2 WHERE shop_id = $1 AND read_at IS NULL AND audience = 'merchant' AND ${condition}`,
    [shopId, new Date(nowMs), value],
  )
  return rowCount ?? 0
}

function noticeRow(row: StoredNotice, reader: Reader) {
  const { say, timeZone, locale } = reader
  const { id, kind, audience, postbackId, subject, text, createdAt, readAt } = row
  return {
    id,
    kind,
    audience,
    partner: row.partner ?? say('the partner'),
    postbackId,
    subject: sayNotice(subject, reader),
    text: sayNotice(text, reader),
    unread: readAt === null && audience === 'merchant',
    at: createdAt.toISOString(),
    when: showTime(createdAt.getTime(), timeZone, locale),
    mail: mailState(
      { mailTo: row.mailTo, mailedAtMs: row.mailedAt?.getTime() ?? null, mailError: row.mailError },
      reader,
    ),
  }
}
