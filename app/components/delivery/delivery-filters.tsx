// The filters of the delivery log.
import { Banner } from '@shopify/polaris'
import { STATUSES, type Status } from '#app/conversion/status.ts'
import type { Choice } from '#app/insight/choices.server.ts'
import {
  LOG_STATES,
  writeLogQuery,
  type LogFields,
  type LogState,
} from '#app/insight/delivery-log/log-fields.ts'
import type { ShownLog } from '#app/insight/delivery-log/show-log.server.ts'
import { mark, type Say } from '#app/language/say.ts'
import { useSay } from '../language.tsx'
import { FilterCard, useListFilters } from '../list-filters.tsx'

const WORDS: Readonly<Record<LogState | Status, string>> = {
  scheduled: mark('Scheduled'),
  sending: mark('Sending'),
  retrying: mark('Retrying'),
  delivered: mark('Delivered'),
  failed: mark('Failed'),
  cancelled: mark('Cancelled'),
  pending: mark('Pending'),
  hold: mark('Hold'),
  approved: mark('Approved'),
  rejected: mark('Rejected'),
  reversed: mark('Reversed'),
}

function words(say: Say, list: readonly (LogState | Status)[]): Choice[] {
  return list.map((value) => ({ value, label: say(WORDS[value]) }))
}

export function DeliveryFilters({ log }: { log: ShownLog }) {
  const say = useSay()
  const filters = useListFilters<LogFields>(log, writeLogQuery)
  const { select, typed } = filters
  const { choices } = log
  return (
    <FilterCard
      label={say('Deliveries')}
      filters={filters}
      isFiltered={log.isFiltered}
      columns={{ xs: 2, md: 3, lg: 5 }}
      above={<Problems log={log} />}
    >
      {select('state', say('State'), words(say, LOG_STATES), say('All states'))}
      {!log.isPartners && select('partner', say('Partner'), choices.partners, say('All partners'))}
      {select('offer', say('Offer'), choices.offers, say('All offers'))}
      {select('postback', say('Postback'), choices.postbacks, say('All postbacks'))}
      {select('event', say('Event'), choices.events, say('All events'))}
      {select('status', say('Conversion status'), words(say, STATUSES), say('All statuses'))}
      {typed('conversion', say('Conversion or order'))}
      {typed('text', say('Text, within one day'))}
      {typed('from', say('From'), 'date')}
      {typed('to', say('To'), 'date')}
    </FilterCard>
  )
}

function Problems({ log }: { log: ShownLog }) {
  const say = useSay()
  if (log.problems.length === 0) return null
  return (
    <Banner tone="critical" title={say('This cannot be looked for')}>
      {log.problems.map(({ field, message }) => (
        <p key={field + message}>{say(message)}</p>
      ))}
    </Banner>
  )
}
