// Writes the notices: a chore looks every minute for postbacks that were paused by us or keep failing, and writes what
// decide-notices.ts decides, with a job that mails it, in one transaction a postback. Once each, however many processes look.
import { createHash } from 'node:crypto'
import type { Clock } from '#app/platform/clock.ts'
import { inTransaction, type Database, type Queryable } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { AUDIENCES, decideNotices, type Audience, type NoticeDraft } from './decide-notices.ts'
import { addMailJob } from './mail-job.server.ts'
import { findCandidates, readSituation, type Candidate, type FoundSituation } from './situations.server.ts'

export interface WriteNoticesPorts {
  db: Database
  newId: NewId
  clock: Clock
}

/** The four bits of an id right after its version, by which the two notices of one moment are sorted. */
const RANK: Record<Audience, number> = { partner: 0x00, merchant: 0x0f }

/** @returns how many notices were written, two for each postback that something was to be said of */
export async function writeNotices({ db, newId, clock }: WriteNoticesPorts): Promise<number> {
  const nowMs = clock()
  let written = 0
  for (const candidate of await withoutTold(db.pool, await findCandidates(db.pool, nowMs)))
    written += await inTransaction(db.pool, (client) => writeOne(client, candidate, newId, nowMs))
  return written
}

async function writeOne(db: Queryable, candidate: Candidate, newId: NewId, nowMs: number): Promise<number> {
  const situation = await readSituation(db, candidate)
  if (situation === null) return 0
  const drafts = decideNotices(situation, nowMs)
  if (drafts.length === 0) return 0
  if (situation.paused === null && !(await claimFailure(db, candidate, nowMs))) return 0
  let written = 0
  for (const draft of drafts) {
    const id = situation.paused
      ? pauseNoticeId(candidate.postbackId, situation.paused.atMs, draft.audience)
      : newId()
    if (await insertNotice(db, { candidate, situation, draft, id, nowMs })) written++
  }
  return written
}

/** Of two processes one gets the row, and the other finds it taken. */
async function claimFailure(
  db: Queryable,
  { shopId, postbackId }: Candidate,
  nowMs: number,
): Promise<boolean> {
  const { rowCount } = await db.query(
    'UPDATE postback_health SET noticed_at = $3 WHERE shop_id = $1 AND postback_id = $2 AND noticed_at IS NULL',
    [shopId, postbackId, new Date(nowMs)],
  )
  return rowCount === 1
}

interface NewNotice {
  candidate: Candidate
  situation: FoundSituation
  draft: NoticeDraft
  id: string
  nowMs: number
}

async function insertNotice(
  db: Queryable,
  { candidate, situation, draft, id, nowMs }: NewNotice,
): Promise<boolean> {
  const { shopId, postbackId } = candidate
  const { kind, audience, subject, text, mailTo } = draft
  const { rowCount } = await db.query(
    `INSERT INTO notice (shop_id, id, kind, audience, partner_id, postback_id, subject, text, created_at, mail_to)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (shop_id, id) DO NOTHING`,
    [shopId, id, kind, audience, situation.partnerId, postbackId, subject, text, new Date(nowMs), mailTo],
  )
  if (rowCount === 0) return false
  if (mailTo !== null) await addMailJob(db, { shopId, noticeId: id, tries: 0 }, nowMs)
  return true
}

/**
 * The id that the notice of one pause has whoever writes it: what makes it one. It carries the time of the pause, so that lists by
 * id are lists by time.
 * @param pausedAtMs Unix milliseconds, as kept in postback.paused_at
 */
export function pauseNoticeId(postbackId: string, pausedAtMs: number, audience: Audience): string {
  const bytes = createHash('sha256').update(`postback_paused ${postbackId} ${audience}`).digest()
  bytes[0] = RANK[audience]
  return uuidv7(pausedAtMs, bytes)
}

/** Leaves out the pauses that both were told of. */
async function withoutTold(db: Queryable, candidates: readonly Candidate[]): Promise<Candidate[]> {
  const ids = candidates.flatMap(({ shopId, postbackId, pausedAtMs }) =>
    pausedAtMs === null
      ? []
      : AUDIENCES.map((audience) => ({ shopId, id: pauseNoticeId(postbackId, pausedAtMs, audience) })),
  )
  if (ids.length === 0) return [...candidates]
  const { rows } = await db.query<{ id: string }>(
    `SELECT notice.id FROM unnest($1::uuid[], $2::uuid[]) AS asked(shop_id, id)
       JOIN notice ON notice.shop_id = asked.shop_id AND notice.id = asked.id`,
    [ids.map(({ shopId }) => shopId), ids.map(({ id }) => id)],
  )
  const told = new Set(rows.map(({ id }) => id))
  return candidates.filter(
    ({ postbackId, pausedAtMs }) =>
      pausedAtMs === null ||
      AUDIENCES.some((audience) => !told.has(pauseNoticeId(postbackId, pausedAtMs, audience))),
  )
}
