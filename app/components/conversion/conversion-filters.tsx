// The filters of the list. What is shown is what the page's address says; a choice from a list goes there at once, what is typed with
// the button or Enter.
import { useSearchParams } from '@remix-run/react'
import {
  Banner,
  BlockStack,
  Button,
  Card,
  InlineGrid,
  InlineStack,
  Select,
  TextField,
} from '@shopify/polaris'
import { useState } from 'react'
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

type Field = keyof ListFields
type Option = { value: string; label: string }

export function ConversionFilters({ list }: { list: ShownList }) {
  const [, setSearch] = useSearchParams()
  const say = useSay()
  const [values, setValues] = useState<ListFields>(list.fields)
  const [shownQuery, setShownQuery] = useState(list.query)
  const [appliedQuery, setAppliedQuery] = useState(list.query)
  if (shownQuery !== list.query) {
    setShownQuery(list.query)
    // By a view, or the browser's own back and forth. What was applied here is here already, and more may be typed by now.
    if (appliedQuery !== list.query) setValues(list.fields)
    setAppliedQuery(list.query)
  }
  const apply = (fields: ListFields) => {
    const query = writeListQuery(trimmed(fields))
    setValues(fields)
    setAppliedQuery(query)
    setSearch(query)
  }
  const problem = (field: Field) => list.problems.find((one) => one.field === field)?.message
  const errorOf = (field: Field) => {
    const message = problem(field)
    return message === undefined ? {} : { error: message }
  }
  const select = (field: Field, label: string, all: string, options: readonly Option[]) => (
    <Select
      label={label}
      name={field}
      options={[{ value: '', label: all }, ...options]}
      value={values[field] ?? ''}
      onChange={(value) => apply({ ...values, [field]: value })}
      {...errorOf(field)}
    />
  )
  const typed = (field: Field, label: string, type: 'text' | 'date' | 'search' = 'text') => (
    <TextField
      label={label}
      name={field}
      type={type}
      value={values[field] ?? ''}
      onChange={(value) => setValues({ ...values, [field]: value })}
      autoComplete="off"
      {...errorOf(field)}
    />
  )
  const words = <Word extends string>(list: readonly Word[], of: Readonly<Record<Word, string>>) =>
    list.map((value) => ({ value, label: say(of[value]) }))
  const { choices } = list
  return (
    <Card>
      <form
        role="search"
        aria-label={say('Conversions')}
        onSubmit={(event) => {
          event.preventDefault()
          apply(values)
        }}
      >
        <BlockStack gap="300">
          <Problems list={list} />
          <InlineGrid columns={{ xs: 2, md: 4, lg: 6 }} gap="300">
            {typed('find', say('Order or id'))}
            {select('status', say('Status'), say('All statuses'), words(STATUSES, STATUS_WORDS))}
            {select('partner', say('Partner'), say('All partners'), choices.partners)}
            {select('offer', say('Offer'), say('All offers'), choices.offers)}
            {typed('from', say('From'), 'date')}
            {typed('to', say('To'), 'date')}
            {select('event', say('Event'), say('All events'), choices.events)}
            {select('source', say('Source'), say('All sources'), words(SOURCES, SOURCE_WORDS))}
            {select('method', say('Credited by'), say('All methods'), words(METHODS, METHOD_WORDS))}
            {typed('coupon', say('Coupon'))}
            {select(
              'flag',
              say('Waits because'),
              say('All reasons'),
              words(FLAG_CHOICES, { any: ANY_FLAG, ...FLAG_WORDS }),
            )}
            {select('test', say('Tests'), say('With tests'), [
              { value: 'no', label: say('Without tests') },
              { value: 'yes', label: say('Tests only') },
            ])}
          </InlineGrid>
          <InlineStack gap="200" align="end">
            {list.isFiltered && <Button onClick={() => apply({})}>{say('Clear filters')}</Button>}
            <Button submit variant="primary">
              {say('Search')}
            </Button>
          </InlineStack>
        </BlockStack>
      </form>
    </Card>
  )
}

/** As the address holds them. */
const trimmed = (fields: ListFields): ListFields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value.trim()]))

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
