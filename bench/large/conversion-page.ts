// `conversion_page`: what a page of the list of conversions costs among a million of them, beside the same page among a thousand, for
// every filter: the list itself and what stands around it, but for the figures above it, which are not the list's.
import { countWaiting } from '#app/insight/conversion-page/count-waiting.server.ts'
import { readListChoices } from '#app/insight/conversion-page/list-choices.server.ts'
import { readListPage } from '#app/insight/conversion-page/read-page.server.ts'
import type { Database } from '#app/platform/database.server.ts'
import { listSavedViews } from '#app/program/saved-views.server.ts'
import { conversionCases } from './conversion-page-cases.ts'
import { findNamed, makeConversions, prepareConversions } from './conversion-page-rows.ts'
import { prepareRows } from './made-rows.ts'
import type { PageCase } from './page-turns.ts'
import { OTHER_SHARE, OTHER_SHOPS, seedProgram } from './program.ts'

const PARTNERS = 200

export async function fillConversions(
  writing: Database,
  count: number,
  nowMs: number,
): Promise<(reading: Database) => PageCase[]> {
  const { pool } = writing
  const spread = await prepareRows(pool, nowMs)
  await prepareConversions(pool)
  for (const domain of OTHER_SHOPS)
    await makeConversions(pool, await seedProgram(writing, { domain, partners: PARTNERS }), count * OTHER_SHARE, spread) // prettier-ignore
  const program = await seedProgram(writing, { partners: PARTNERS })
  await makeConversions(pool, program, count, spread)
  const { shopId, partnerIds } = program
  const named = await findNamed(pool, shopId, count)
  return ({ pool: reading }) =>
    conversionCases(program, named, spread).map(({ name, isOwn = false, isWalk = false, pages }) => {
      const viewer = { shopId, partnerId: isOwn ? (partnerIds[0] as string) : null }
      return {
        name,
        isWalk,
        pages: pages.map(({ filter, place }) => async () => {
          const [{ rows }] = await Promise.all([
            readListPage(reading, viewer, filter, place),
            readListChoices(reading, viewer),
            listSavedViews(reading, viewer, 'conversions'),
            countWaiting(reading, viewer, 'en'),
          ])
          return rows.length
        }),
      }
    })
}
