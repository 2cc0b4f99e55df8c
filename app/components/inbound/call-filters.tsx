// The filters of the inbound log.
import { Text } from '@shopify/polaris'
import { writeCallQuery, type CallFields } from '#app/insight/inbound-log/call-fields.ts'
import type { ShownCalls } from '#app/insight/inbound-log/show-log.server.ts'
import { useSay } from '../language.tsx'
import { FilterCard, useListFilters } from '../list-filters.tsx'

export function CallFilters({ log }: { log: ShownCalls }) {
  const say = useSay()
  const filters = useListFilters<CallFields>(
    log,
    writeCallQuery,
    (field) => log.problems.find((one) => one.field === field)?.message,
  )
  const { select, typed } = filters
  return (
    <FilterCard
      label={say('Inbound calls')}
      filters={filters}
      isFiltered={log.isFiltered}
      columns={{ xs: 2, md: 3 }}
      below={<Elsewhere log={log} />}
    >
      {select('outcome', say('Outcome'), log.outcomes, say('All outcomes'))}
      {select('offer', say('Offer'), log.offers, say('All offers'))}
      {typed('txn', say('Transaction id'))}
      {typed('click', say('Click id'))}
      {typed('from', say('From'), 'date')}
      {typed('to', say('To'), 'date')}
    </FilterCard>
  )
}

/** What is wrong with the address and belongs to no field. */
function Elsewhere({ log }: { log: ShownCalls }) {
  const problems = log.problems.filter(({ field }) => field === 'older' || field === 'newer')
  if (problems.length === 0) return null
  return (
    <Text as="p" tone="critical">
      {problems[0]?.message}
    </Text>
  )
}
