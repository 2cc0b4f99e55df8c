// Walks along a list by keys, chunk after chunk, and keeps what fits. However little fits, one walk looks at no more than
// MAX_CANDIDATES rows and says where it stopped. Pure but for what `readChunk` does.
import { beyond, type IdRange } from './id-range.ts'
import type { Asked, Found } from './keyset-page.ts'

/** What one walk may look at. */
export const MAX_CANDIDATES = 50_000
/** Looked at in one statement: few at first, because mostly they are enough. */
const FIRST_CHUNK = 250
const LAST_CHUNK = 4_000

/** How many to look at: where others check what leads, and where all of it fits. */
export interface ChunkSizes {
  whereChecked: number
  whereNot: number
}

export interface Chunk {
  /** What fits, in the order of the walk; no more than one beyond what the walk looks for. */
  ids: readonly string[]
  /** How many were looked at, and the last of them. */
  seen: number
  last: string | null
  /** Nothing comes behind it. */
  isLast: boolean
}

/** @param whole between which ids it walks */
export async function walkIds(
  readChunk: (range: IdRange, sizes: ChunkSizes) => Promise<Chunk>,
  { order, limit }: Omit<Asked, 'from'>,
  whole: IdRange,
): Promise<Found> {
  const ids: string[] = []
  let range = whole
  let looked = 0
  for (let size = FIRST_CHUNK; ; size = Math.min(size * 4, LAST_CHUNK)) {
    const chunk = await readChunk(range, { whereChecked: size, whereNot: limit + 1 })
    const room = limit - ids.length
    ids.push(...chunk.ids.slice(0, room))
    // One more than asked for: there is more.
    if (chunk.ids.length > room) return { ids, goesOnAt: ids.at(-1) as string }
    if (chunk.isLast) return { ids, goesOnAt: null }
    const last = chunk.last as string
    looked += chunk.seen
    if (looked >= MAX_CANDIDATES) return { ids, goesOnAt: last }
    range = beyond(range, last, order)
  }
}
