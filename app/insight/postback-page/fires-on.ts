// What a postback fires on, in a few words: `approved, reversed · sale only · 2 offers`. Pure.
import type { Say } from '#app/language/say.ts'
import type { PostbackSummary } from '#app/postback/configuration/configuration.ts'
import { STATUS_NAMES } from '../status-names.ts'

type Scope = Pick<PostbackSummary, 'statuses' | 'adjustments' | 'events' | 'offerIds'>

export function firesOn({ statuses, adjustments, events, offerIds }: Scope, say: Say): string {
  const changes = statuses.map((status) => say(STATUS_NAMES[status]))
  return [
    [...changes, ...(adjustments ? [say('adjustments')] : [])].join(', '),
    ...(events.length > 0 ? [say('{{events}} only', { events: events.join(', ') })] : []),
    ...(offerIds.length > 0 ? [say('{{count, number}} offers', { count: offerIds.length })] : []),
  ].join(' · ')
}
