// What has to be said of a postback that does not get through, and to whom: nothing, or one notice to the merchant and one to the
// partner. Pure; write-notices.server.ts reads the situation and writes what is decided.
import { failingWords, pausedWords, type Words } from './notice-words.ts'

export type NoticeKind = 'postback_paused' | 'postback_failing'
export type Audience = 'merchant' | 'partner'
/** The order in which the two are written; lists show the merchant's first. */
export const AUDIENCES: readonly Audience[] = ['partner', 'merchant']

/** A postback keeps failing when so many attempts in a row have failed over so long a time. Fewer pass by themselves. */
export const FAILING_AFTER = 10
export const FAILING_FOR_MS = 3_600_000

/** How things stand with one postback. */
export interface Situation {
  shop: { name: string; timeZone: string; noticeEmail: string | null }
  partner: { name: string; email: string | null }
  /** As configured; only its host is ever told. */
  url: string
  paused: { atMs: number; reason: string; byUs: boolean } | null
  health: { failuresInRow: number; failingSinceMs: number; lastFailure: string; noticed: boolean } | null
}

export interface NoticeDraft {
  kind: NoticeKind
  audience: Audience
  subject: string
  text: string
  /** null: shown only */
  mailTo: string | null
}

/**
 * @param nowMs Unix milliseconds
 * @returns nothing, or two notices of one kind. A pause speaks for the failures that led to it.
 */
export function decideNotices(situation: Situation, nowMs: number): NoticeDraft[] {
  const { paused, health } = situation
  if (paused) return paused.byUs ? drafts('postback_paused', situation, pausedWords(situation, paused)) : []
  if (health === null || health.noticed) return []
  const failsLong = health.failuresInRow >= FAILING_AFTER && nowMs - health.failingSinceMs >= FAILING_FOR_MS
  return failsLong ? drafts('postback_failing', situation, failingWords(situation, health)) : []
}

function drafts(
  kind: NoticeKind,
  { shop, partner }: Situation,
  words: Record<Audience, Words>,
): NoticeDraft[] {
  const mailTo = { merchant: shop.noticeEmail, partner: partner.email }
  return AUDIENCES.map((audience) => ({
    kind,
    audience,
    ...words[audience],
    mailTo: mailTo[audience] || null,
  }))
}
