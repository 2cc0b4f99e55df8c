// Which ids the rows of a list get that a form sends whole: those that it has keep theirs, also a new one that the form has named, so that
// saving twice writes the same rows. An id that belongs to something else, or comes twice, is replaced. Pure.

/** A row that exists: of this list, or in the way of an id that was sent. */
export interface KnownRow {
  id: string
  own: boolean
}

export function rowIds(
  sent: readonly (string | null)[],
  known: readonly KnownRow[],
  newId: () => string,
): { ids: string[]; gone: string[] } {
  const taken = new Set(known.flatMap(({ id, own }) => (own ? [] : [id])))
  const ids = sent.map((id) => {
    const kept = id === null || taken.has(id) ? newId() : id
    taken.add(kept)
    return kept
  })
  return { ids, gone: known.flatMap(({ id, own }) => (own && !ids.includes(id) ? [id] : [])) }
}
