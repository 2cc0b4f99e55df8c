// What a postback fires on, in a few words: `approved, reversed · sale only · 2 offers`. Pure.
import type { PostbackSummary } from '#app/postback/configuration/configuration.ts'

type Scope = Pick<PostbackSummary, 'statuses' | 'adjustments' | 'events' | 'offerIds'>

export function firesOn({ statuses, adjustments, events, offerIds }: Scope): string {
  const changes = [...statuses, ...(adjustments ? ['adjustments'] : [])].join(', ')
  const scope = [
    ...(events.length > 0 ? [`${events.join(', ')} only`] : []),
    ...(offerIds.length > 0 ? [offerIds.length === 1 ? '1 offer' : `${offerIds.length} offers`] : []),
  ]
  return [changes, ...scope].join(' · ')
}
