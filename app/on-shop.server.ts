// A command over one shop: opens the database that the app would use, finds the shop by its brand, and says in words what stands in
// the way. For `npm run explain` and `npm run decide`.
import { openDatabase, type Database } from '#app/platform/database.server.ts'
import { readDatabaseEnv } from '#app/platform/env.server.ts'
import { borrowDatabase } from '#app/platform/postgres/borrow-database.server.ts'

/** What is told to the person at the terminal, with exit code 1. */
export function fail(reason: string): number {
  console.error(reason)
  return 1
}

/**
 * @param brand any slug that the shop has or had
 * @param work its exit code is the command's
 * @returns the exit code; what `work` throws is told and gives 1
 */
export async function onShop(
  brand: string,
  work: (db: Database, shopId: string) => Promise<number>,
): Promise<number> {
  return borrowDatabase(readDatabaseEnv(), async (url) => {
    const db = openDatabase(url, 2, (error) => console.error(error.message))
    try {
      const { rows } = await db.pool.query<{ shop_id: string }>(
        'SELECT shop_id FROM shop_slug WHERE slug = $1',
        [brand],
      )
      const shopId = rows[0]?.shop_id
      return shopId === undefined ? fail(`There is no shop ${brand}.`) : await work(db, shopId)
    } finally {
      await db.close()
    }
  }).catch((error: Error) => fail(error.message))
}
