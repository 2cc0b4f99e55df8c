// What a settled batch says of its postbacks: which fail on, which work again, which are to be paused. Pure; health.server.ts writes it.
import type { Settlement } from './queue.server.ts'

/** Paused after so many failures in a row over at least this long (contracts, "Delivery"). */
export const PAUSE_AFTER_FAILURES = 50
export const PAUSE_AFTER_MS = 72 * 3_600_000

export interface PostbackNews {
  shopId: string
  postbackId: string
  /** Whether an attempt succeeded before the failures below, or without any. */
  recovered: boolean
  /** Failures since then. */
  failures: number
  /** When the first of them ended, Unix milliseconds. */
  failingSinceMs: number
  lastFailure: string
  /** Why it is to be paused at once; null: it is not. */
  gone: string | null
}

/** By postback, of those that there is anything to write about: healthy ones that go on are no news. */
export function newsOf(batch: readonly Settlement[]): PostbackNews[] {
  const byPostback = Map.groupBy(
    batch.filter(({ outcome }) => outcome !== null),
    ({ shopId, postbackId }) => `${shopId} ${postbackId}`,
  )
  return [...byPostback].toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, of]) => newsOfOne(of) ?? [])
}

function newsOfOne(settlements: readonly Settlement[]): PostbackNews | null {
  const [first] = settlements
  if (first === undefined) return null
  const news: PostbackNews = {
    shopId: first.shopId,
    postbackId: first.postbackId,
    recovered: false,
    failures: 0,
    failingSinceMs: 0,
    lastFailure: '',
    gone: null,
  }
  let wasFailing = false
  for (const { outcome, attempt, settledAtMs } of settlements) {
    if (outcome === null) continue
    wasFailing ||= outcome.wasFailing
    if (outcome.succeeded) {
      news.recovered = true
      news.failures = 0
      continue
    }
    if (news.failures === 0) news.failingSinceMs = settledAtMs
    news.failures++
    news.lastFailure = attempt?.error ?? ''
    news.gone ??= outcome.gone
  }
  return news.failures > 0 || wasFailing ? news : null
}
