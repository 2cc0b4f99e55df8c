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
import { useSay } from './language.tsx'

type Field = keyof LogFields

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
        aria-label={say('Deliveries')}
        onSubmit={(event) => {
          event.preventDefault()
          apply(values)
        }}
      >
        <BlockStack gap="300">
          <Problems log={log} />
          <InlineGrid columns={{ xs: 2, md: 3, lg: 5 }} gap="300">
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
          </InlineGrid>
          <InlineStack gap="200" align="end">
            {log.isFiltered && <Button onClick={() => apply({})}>{say('Clear filters')}</Button>}
            <Button submit variant="primary">
              {say('Search')}
            </Button>
          </InlineStack>
        </BlockStack>
      </form>
    </Card>
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
