// Whose figures are read and what their lines stand for, and from which hours: those that are kept by partner, or those of all
// partners together, which are as few in a shop with a thousand partners as in one with a single one. Pure.
import type { Viewer } from '#app/program/viewer.ts'

/** What lines stand for, beside the span: nothing, or each partner or offer. */
export type Grouping = 'none' | 'partner' | 'offer'

export function groupColumn(by: Grouping): string {
  return by === 'none' ? 'NULL::uuid' : `${by}_id`
}

/** @param asked partners; null: all. @returns who is read, $2 of the queries; null: everybody */
export function partnersOf({ partnerId }: Viewer, asked: readonly string[] | null): readonly string[] | null {
  if (partnerId === null) return asked
  return asked === null || asked.includes(partnerId) ? [partnerId] : []
}

export const ONLY_PARTNERS = '($2::uuid[] IS NULL OR partner_id = ANY ($2))'

export function isByPartner(by: Grouping, partners: readonly string[] | null): boolean {
  return by === 'partner' || partners !== null
}
