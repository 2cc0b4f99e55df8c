// What lists of partners and offers to choose from hold.
import type { Queryable } from '#app/platform/database.server.ts'

export interface Choice {
  value: string
  label: string
}

/** A list to choose from is of no use beyond. */
export const MOST_CHOICES = 1_000

/** By name. */
export async function readNamed(
  db: Queryable,
  table: 'partner' | 'offer',
  shopId: string,
): Promise<Choice[]> {
  const { rows } = await db.query<Choice>(
    `SELECT id AS value, name AS label FROM ${table} WHERE shop_id = $1 ORDER BY lower(name), id LIMIT ${MOST_CHOICES}`,
    [shopId],
  )
  return rows
}

/** What an address asks for is among the choices, also where the shop does not know it. */
export function withChosen(choices: readonly Choice[], value: string | undefined): Choice[] {
  const isThere = value === undefined || choices.some((choice) => choice.value === value)
  return isThere ? [...choices] : [...choices, { value, label: value }]
}
