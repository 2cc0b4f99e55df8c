// What the list of partners is asked for by its address: search, state, and which page. Pure.
import { cleanText } from '#app/platform/text.ts'
import { readUuid } from '#app/platform/uuid.ts'

const MAX_SEARCH_CHARS = 100

export interface PartnerListQuery {
  /** How a word of name, short name or e-mail address begins, or a coupon's code, whatever the case; empty: all. */
  search: string
  status: 'all' | 'active' | 'paused'
  /** The page after or before a partner, by his id; null: the first. */
  from: { side: 'after' | 'before'; partnerId: string } | null
}

/** Whatever cannot be read counts as not said. */
export function readListQuery(search: URLSearchParams): PartnerListQuery {
  const status = search.get('status')
  const after = readUuid(search.get('after'))
  const before = readUuid(search.get('before'))
  return {
    search: cleanText(search.get('search')?.trim(), MAX_SEARCH_CHARS) ?? '',
    status: status === 'active' || status === 'paused' ? status : 'all',
    from: after ? { side: 'after', partnerId: after } : before ? { side: 'before', partnerId: before } : null,
  }
}

/** The address's query of a page; a changed search or state begins at the first. */
export function listAddress(
  query: Pick<PartnerListQuery, 'search' | 'status'>,
  from: PartnerListQuery['from'],
) {
  const words = new URLSearchParams()
  if (query.search !== '') words.set('search', query.search)
  if (query.status !== 'all') words.set('status', query.status)
  if (from) words.set(from.side, from.partnerId)
  return words.toString()
}
