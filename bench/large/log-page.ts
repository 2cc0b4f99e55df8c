// `log_page`: what a page of the delivery log costs among ten million attempts, beside the same page among a hundred thousand,
// for every filter: from the query to the rows, as the page's loader asks.
import { readLogPage } from '#app/insight/delivery-log/read-page.server.ts'
import type { Database } from '#app/platform/database.server.ts'
import { logCases } from './log-page-cases.ts'
import { makeLog } from './log-page-history.ts'
import type { PageCase } from './page-turns.ts'
import { seedProgram } from './program.ts'

/** @param attempts roughly so many */
export async function fillLog(
  writing: Database,
  attempts: number,
  nowMs: number,
): Promise<(reading: Database) => PageCase[]> {
  const program = await seedProgram(writing)
  const filled = await makeLog(writing.pool, program, attempts, nowMs)
  const viewer = { shopId: program.shopId, partnerId: null }
  return ({ pool }) =>
    logCases(program, filled, nowMs).map(({ name, pages }) => ({
      name,
      pages: pages.map(({ filter, place }) => async () => {
        const { rows } = await readLogPage(pool, viewer, filter, place)
        return rows.length
      }),
    }))
}
