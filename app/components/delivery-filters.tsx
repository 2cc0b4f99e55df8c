// The filters of the delivery log. What is shown is what the page's address says; a choice from a list goes there at once,
// what is typed with the button or Enter.
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
import { STATUSES } from '#app/conversion/status.ts'
import type { Choice } from '#app/insight/choices.server.ts'
import { LOG_STATES, writeLogQuery, type LogFields } from '#app/insight/delivery-log/log-fields.ts'
import type { ShownLog } from '#app/insight/delivery-log/show-log.server.ts'

type Field = keyof LogFields

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
const words = (list: readonly string[]): Choice[] => list.map((value) => ({ value, label: capital(value) }))

export function DeliveryFilters({ log }: { log: ShownLog }) {
  const [, setSearch] = useSearchParams()
  const [values, setValues] = useState<LogFields>(log.fields)
  // The address has changed: by a choice here, a link, or the browser's own back and forth.
  const [shownQuery, setShownQuery] = useState(log.query)
  if (shownQuery !== log.query) {
    setShownQuery(log.query)
    setValues(log.fields)
  }
  const apply = (fields: LogFields) => {
    setValues(fields)
    setSearch(writeLogQuery(fields))
  }
  const select = (field: Field, label: string, choices: Choice[], all: string) => (
    <Select
      label={label}
      name={field}
      options={[{ value: '', label: all }, ...choices]}
      value={values[field] ?? ''}
      onChange={(value) => apply({ ...values, [field]: value })}
    />
  )
  const typed = (field: Field, label: string, type: 'text' | 'date' = 'text') => (
    <TextField
      label={label}
      name={field}
      type={type}
      value={values[field] ?? ''}
      onChange={(value) => setValues({ ...values, [field]: value })}
      autoComplete="off"
    />
  )
  const { choices } = log
  return (
    <Card>
      <form
        role="search"
        aria-label="Deliveries"
        onSubmit={(event) => {
          event.preventDefault()
          apply(values)
        }}
      >
        <BlockStack gap="300">
          <Problems log={log} />
          <InlineGrid columns={{ xs: 2, md: 3, lg: 5 }} gap="300">
            {select('state', 'State', words(LOG_STATES), 'All states')}
            {!log.isPartners && select('partner', 'Partner', choices.partners, 'All partners')}
            {select('offer', 'Offer', choices.offers, 'All offers')}
            {select('postback', 'Postback', choices.postbacks, 'All postbacks')}
            {select('event', 'Event', choices.events, 'All events')}
            {select('status', 'Conversion status', words(STATUSES), 'All statuses')}
            {typed('conversion', 'Conversion or order')}
            {typed('text', 'Text, within one day')}
            {typed('from', 'From', 'date')}
            {typed('to', 'To', 'date')}
          </InlineGrid>
          <InlineStack gap="200" align="end">
            {log.isFiltered && <Button onClick={() => apply({})}>Clear filters</Button>}
            <Button submit variant="primary">
              Search
            </Button>
          </InlineStack>
        </BlockStack>
      </form>
    </Card>
  )
}

function Problems({ log }: { log: ShownLog }) {
  if (log.problems.length === 0) return null
  return (
    <Banner tone="critical" title="This cannot be looked for">
      {log.problems.map(({ field, message }) => (
        <p key={field + message}>{message}</p>
      ))}
    </Banner>
  )
}
