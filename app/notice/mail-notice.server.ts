// Mails one notice: the work of the job `mail_notice`. A mail server that is away is tried again with growing waits; after the last
// try, or where the server refuses the address for good, the reason is kept with the notice, which is shown either way.
import type { Clock } from '#app/platform/clock.ts'
import type { Database } from '#app/platform/database.server.ts'
import type { Log } from '#app/platform/log.server.ts'
import { MAIL_FAILURES } from './mail-failures.ts'
import { addMailJob, readMailJob, type MailJob } from './mail-job.server.ts'
import type { Mailer } from './mailer.server.ts'

export interface MailNoticePorts {
  db: Database
  /** null: no mail server is set up */
  mailer: Mailer | null
  clock: Clock
  log: Log
}

const MINUTE_MS = 60_000
/** The waits after a failed try: four, so five tries. Long enough for greylisting and for a restart of the mail server. */
export const MAIL_WAITS_MS: readonly number[] = [MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 120 * MINUTE_MS]

/**
 * At least once: a process that dies between the server's answer and our writing it down leaves a mail that comes again, under the
 * same Message-ID.
 * @param payload the job's
 * @throws where the database is away; graphile-worker tries the job again then
 */
export async function mailNotice(ports: MailNoticePorts, payload: unknown): Promise<void> {
  const { db, mailer, clock, log } = ports
  const job = readMailJob(payload)
  const mail = await readUnmailed(db, job)
  if (mail === null) return
  if (mailer === null) return keepFailure(db, job, MAIL_FAILURES.notSetUp)
  const result = await mailer.send(mail)
  if (result.kind === 'sent') return keepSent(db, job, clock())
  const tries = job.tries + 1
  const waitMs = result.kind === 'refused' ? undefined : MAIL_WAITS_MS[tries - 1]
  log.warn(
    { notice: job.noticeId, code: result.code, tries, again: waitMs !== undefined },
    'a notice was not mailed',
  )
  if (waitMs === undefined) return keepFailure(db, job, result.reason)
  await addMailJob(db.pool, { ...job, tries }, clock() + waitMs)
}

async function readUnmailed({ pool }: Database, { shopId, noticeId }: MailJob) {
  const { rows } = await pool.query<{ id: string; to: string; subject: string; text: string }>(
    `SELECT id, mail_to AS "to", subject, text FROM notice
      WHERE shop_id = $1 AND id = $2 AND mail_to IS NOT NULL AND mailed_at IS NULL AND mail_error IS NULL`,
    [shopId, noticeId],
  )
  return rows[0] ?? null
}

async function keepSent({ pool }: Database, { shopId, noticeId }: MailJob, atMs: number): Promise<void> {
  await pool.query('UPDATE notice SET mailed_at = $3 WHERE shop_id = $1 AND id = $2', [
    shopId,
    noticeId,
    new Date(atMs),
  ])
}

async function keepFailure({ pool }: Database, { shopId, noticeId }: MailJob, why: string): Promise<void> {
  await pool.query('UPDATE notice SET mail_error = $3 WHERE shop_id = $1 AND id = $2', [
    shopId,
    noticeId,
    why,
  ])
}
