// The filters of the list of conversions.
import { Banner } from '@shopify/polaris'
import {
  FLAG_CHOICES,
  METHODS,
  SOURCES,
  STATUSES,
  writeListQuery,
  type ListFields,
} from '#app/insight/conversion-page/list-fields.ts'
import {
  ANY_FLAG,
  FLAG_WORDS,
  METHOD_WORDS,
  SOURCE_WORDS,
  STATUS_WORDS,
} from '#app/insight/conversion-page/list-words.ts'
import type { ShownList } from '#app/insight/conversion-page/show-list.server.ts'
import { useSay } from '../language.tsx'
import { FilterCard, useListFilters } from '../list-filters.tsx'

export function ConversionFilters({ list }: { list: ShownList }) {
  const say = useSay()
  const filters = useListFilters<ListFields>(
    list,
    writeListQuery,
    (field) => list.problems.find((one) => one.field === field)?.message,
  )
  const { select, typed } = filters
  const words = <Word extends string>(list: readonly Word[], of: Readonly<Record<Word, string>>) =>
    list.map((value) => ({ value, label: say(of[value]) }))
  const { choices } = list
  return (
    <FilterCard
      label={say('Conversions')}
      filters={filters}
      isFiltered={list.isFiltered}
      columns={{ xs: 2, md: 4, lg: 6 }}
      above={<Problems list={list} />}
    >
      {typed('find', say('Order or id'))}
      {select('status', say('Status'), words(STATUSES, STATUS_WORDS), say('All statuses'))}
      {select('partner', say('Partner'), choices.partners, say('All partners'))}
      {select('offer', say('Offer'), choices.offers, say('All offers'))}
      {typed('from', say('From'), 'date')}
      {typed('to', say('To'), 'date')}
      {select('event', say('Event'), choices.events, say('All events'))}
      {select('source', say('Source'), words(SOURCES, SOURCE_WORDS), say('All sources'))}
      {select('method', say('Credited by'), words(METHODS, METHOD_WORDS), say('All methods'))}
      {typed('coupon', say('Coupon'))}
      {select(
        'flag',
        say('Waits because'),
        words(FLAG_CHOICES, { any: ANY_FLAG, ...FLAG_WORDS }),
        say('All reasons'),
      )}
      {select(
        'test',
        say('Tests'),
        [
          { value: 'no', label: say('Without tests') },
          { value: 'yes', label: say('Tests only') },
        ],
        say('With tests'),
      )}
    </FilterCard>
  )
}

/** Those that no field can show; the others stand beside theirs. */
function Problems({ list }: { list: ShownList }) {
  const say = useSay()
  if (list.problems.length === 0) return null
  const loose = list.problems.filter(({ field }) => field === 'older' || field === 'newer')
  return (
    <Banner tone="critical" title={say('This cannot be looked for')}>
      {loose.map(({ field, message }) => (
        <p key={field}>{message}</p>
      ))}
    </Banner>
  )
}
