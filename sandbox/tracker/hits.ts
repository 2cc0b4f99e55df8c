// What the partner's tracker has received, oldest first.

/** One received call, as GET /hits shows it. `at` is ISO 8601; `url` is path and query; header names are lower case. */
export type Hit = {
  at: string
  method: string
  url: string
  headers: Record<string, string | string[] | undefined>
  body: string
}

export type Hits = {
  add(hit: Hit): void
  all(): Hit[]
  clear(): void
  onAdd(listener: (hit: Hit) => void): () => void
}

const MAX_HITS = 100_000

/** A list in memory. Past 100,000 hits the oldest tenth goes, so that a long run cannot fill the machine. */
export function createHits(maxHits = MAX_HITS): Hits {
  let hits: Hit[] = []
  const listeners = new Set<(hit: Hit) => void>()
  return {
    add(hit) {
      if (hits.length >= maxHits) hits = hits.slice(Math.ceil(maxHits / 10))
      hits.push(hit)
      listeners.forEach((listener) => listener(hit))
    },
    all: () => hits,
    clear() {
      hits = []
    },
    onAdd(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The first hit, past or future, that satisfies `matches`; null after `timeoutMs`. */
export function waitForHit(
  hits: Hits,
  matches: (hit: Hit) => boolean,
  timeoutMs: number,
): Promise<Hit | null> {
  const already = hits.all().find(matches)
  if (already) return Promise.resolve(already)
  return new Promise((resolve) => {
    const finish = (hit: Hit | null) => {
      clearTimeout(timer)
      stop()
      resolve(hit)
    }
    const stop = hits.onAdd((hit) => matches(hit) && finish(hit))
    const timer = setTimeout(finish, timeoutMs, null)
  })
}
