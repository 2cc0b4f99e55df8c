// `npm run explain`: why an order was credited to whom, or to nobody; and whether every decision of a shop still comes out the
// same when it is made again from what is stored with it.
import { parseArgs } from 'node:util'
import { checkDecisions, explainOrder, findOrderId } from '#app/attribution/stored-decisions.server.ts'
import { openDatabase, type Database } from '#app/platform/database.server.ts'
import { readDatabaseEnv } from '#app/platform/env.server.ts'
import { borrowDatabase } from '#app/platform/postgres/borrow-database.server.ts'

const USAGE = `npm run explain -- --shop demo --order '#1001'     why this order was credited to whom (name or id)
npm run explain -- --shop demo --check             makes every decision of the shop again; fails where one differs`

/** @returns the exit code */
async function answer({ pool }: Database, shop: string, order: string | undefined): Promise<number> {
  const { rows } = await pool.query<{ shop_id: string }>('SELECT shop_id FROM shop_slug WHERE slug = $1', [
    shop,
  ])
  const shopId = rows[0]?.shop_id
  if (shopId === undefined) return fail(`There is no shop ${shop}.`)
  if (order === undefined) {
    const { checked, disagreements } = await checkDecisions(pool, shopId)
    for (const each of disagreements) console.log(JSON.stringify(each))
    console.log(`${checked} decisions made again, ${disagreements.length} differ`)
    return disagreements.length === 0 ? 0 : 1
  }
  const orderId = await findOrderId(pool, shopId, order)
  if (orderId === null) return fail(`The shop ${shop} has no order ${order}.`)
  const sentences = await explainOrder(pool, shopId, orderId)
  if (sentences === null) return fail(`Nothing has been decided about the order ${order}.`)
  for (const sentence of sentences) console.log(sentence)
  return 0
}

function fail(reason: string): number {
  console.error(reason)
  return 1
}

async function run(): Promise<number> {
  const { values } = parseArgs({
    options: { shop: { type: 'string' }, order: { type: 'string' }, check: { type: 'boolean' } },
  })
  const { shop, order, check } = values
  if (!shop || (order === undefined) !== (check === true)) return fail(USAGE)
  return borrowDatabase(readDatabaseEnv(), async (url) => {
    const db = openDatabase(url, 2, (error) => console.error(error.message))
    try {
      return await answer(db, shop, order)
    } finally {
      await db.close()
    }
  })
}

process.exitCode = await run().catch((error: Error) => fail(error.message))
