// What a list's page is asked for as its address has it: filters by their names, and the place in the list. Apart from
// read-list-query, because browsers need it too. Pure.

/** The filters as they stand in the address: what a form shows and sends. */
export type Fields<Name extends string> = Partial<Record<Name, string>>

/** Where in the list, newest first: what is older or newer than a row, by its id; null: from the newest on. */
export type Place = { older: string } | { newer: string } | null

/** The query of an address: `state=failed&from=2026-11-01`; empty where nothing is set. */
export function writeQuery<Name extends string>(
  names: readonly Name[],
  fields: Fields<Name>,
  place: Place,
): string {
  const query = new URLSearchParams()
  for (const name of names) if (fields[name]) query.set(name, fields[name])
  for (const [name, value] of Object.entries(place ?? {})) query.set(name, value)
  return query.toString()
}
