// The filters of the inbound log. What is shown is what the page's address says; a choice from a list goes there at once, what is
// typed with the button or Enter.
import { useSearchParams } from '@remix-run/react'
import { BlockStack, Button, Card, InlineGrid, InlineStack, Select, Text, TextField } from '@shopify/polaris'
import { useState } from 'react'
import { writeCallQuery, type CallFields } from '#app/insight/inbound-log/call-fields.ts'
import type { ShownCalls } from '#app/insight/inbound-log/show-log.server.ts'
import { useSay } from '../language.tsx'

type Field = keyof CallFields

export function CallFilters({ log }: { log: ShownCalls }) {
  const say = useSay()
  const [, setSearch] = useSearchParams()
  const [values, setValues] = useState<CallFields>(log.fields)
  // The address has changed: by a choice here, a link, or the browser's own back and forth.
  const [shownQuery, setShownQuery] = useState(log.query)
  if (shownQuery !== log.query) {
    setShownQuery(log.query)
    setValues(log.fields)
  }
  const apply = (fields: CallFields) => {
    setValues(fields)
    setSearch(writeCallQuery(fields))
  }
  const errorOf = (field: Field) => {
    const problem = log.problems.find((one) => one.field === field)
    return problem ? { error: problem.message } : {}
  }
  const select = (field: Field, label: string, choices: ShownCalls['outcomes'], all: string) => (
    <Select
      label={label}
      name={field}
      options={[{ value: '', label: all }, ...choices]}
      value={values[field] ?? ''}
      onChange={(value) => apply({ ...values, [field]: value })}
      {...errorOf(field)}
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
      {...errorOf(field)}
    />
  )
  return (
    <Card>
      <form
        role="search"
        aria-label={say('Inbound calls')}
        onSubmit={(event) => {
          event.preventDefault()
          apply(values)
        }}
      >
        <BlockStack gap="300">
          <InlineGrid columns={{ xs: 2, md: 3 }} gap="300">
            {select('outcome', say('Outcome'), log.outcomes, say('All outcomes'))}
            {select('offer', say('Offer'), log.offers, say('All offers'))}
            {typed('txn', say('Transaction id'))}
            {typed('click', say('Click id'))}
            {typed('from', say('From'), 'date')}
            {typed('to', say('To'), 'date')}
          </InlineGrid>
          <Elsewhere log={log} />
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
