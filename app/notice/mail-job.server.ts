// The job that mails one notice: what it carries, and how it is added. graphile-worker keeps it and has one process run it
// (chores.server.ts); the tries are counted in the job, so that a notice needs no column for them.
import { z } from 'zod'
import type { Queryable } from '#app/platform/database.server.ts'

export const MAIL_TASK = 'mail_notice'

const JOB = z.object({
  shopId: z.uuid(),
  noticeId: z.uuid(),
  /** Tries that have failed so far. */
  tries: z.int().min(0),
})
export type MailJob = z.output<typeof JOB>

/** @throws where it is none of ours */
export function readMailJob(payload: unknown): MailJob {
  return JOB.parse(payload)
}

/**
 * At most one job waits for each notice: a new one takes the place of the one before.
 * @param db within the transaction that the job belongs to
 * @param runAtMs Unix milliseconds
 */
export async function addMailJob(db: Queryable, job: MailJob, runAtMs: number): Promise<void> {
  await db.query(`SELECT graphile_worker.add_job($1, payload => $2::json, run_at => $3, job_key => $4)`, [
    MAIL_TASK,
    JSON.stringify(job),
    new Date(runAtMs),
    `${MAIL_TASK}:${job.noticeId}`,
  ])
}
