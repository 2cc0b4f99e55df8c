// What a report is asked: the address of the page says it and nothing else does. A choice goes there at once, days with the button or
// Enter, or with one of the usual periods.
import { useSearchParams } from '@remix-run/react'
import {
  BlockStack,
  Button,
  ButtonGroup,
  Card,
  InlineGrid,
  InlineStack,
  Select,
  TextField,
} from '@shopify/polaris'
import { useState } from 'react'
import {
  COMPARISONS,
  DIMENSIONS,
  METRICS,
  writeReportFields,
  type ReportFields,
} from '#app/insight/report/report-choices.ts'
import { COMPARISON_WORDS, DIMENSION_WORDS, METRIC_WORDS } from '#app/insight/report/report-words.ts'
import { useSay } from '../language.tsx'

export interface ReportFiltersProps {
  fields: ReportFields
  problems: Partial<Record<string, string>>
  currencies: readonly string[]
  periods: readonly { title: string; from: string; to: string }[]
}

export function ReportFilters({ fields, problems, currencies, periods }: ReportFiltersProps) {
  const say = useSay()
  const [, setSearch] = useSearchParams()
  const [days, setDays] = useState({ from: fields.from, to: fields.to })
  // The address has changed: by a choice here, a link, or the browser's own back and forth.
  const [shown, setShown] = useState(fields)
  if (shown.from !== fields.from || shown.to !== fields.to) {
    setShown(fields)
    setDays({ from: fields.from, to: fields.to })
  }
  const apply = (change: Partial<ReportFields>) =>
    setSearch(writeReportFields({ ...fields, ...days, ...change }), { preventScrollReset: true })
  const select = (field: keyof ReportFields, label: string, options: { value: string; label: string }[]) => (
    <Select
      label={label}
      name={field}
      options={options}
      value={fields[field]}
      onChange={(value) => apply({ [field]: value })}
      {...(problems[field] !== undefined && { error: problems[field] })}
    />
  )
  const words = <Value extends string>(values: readonly Value[], said: Readonly<Record<Value, string>>) =>
    values.map((value) => ({ value, label: say(said[value]) }))
  const day = (field: 'from' | 'to', label: string) => (
    <TextField
      label={label}
      name={field}
      type="date"
      value={days[field]}
      onChange={(value) => setDays({ ...days, [field]: value })}
      autoComplete="off"
      {...(problems[field] !== undefined && { error: problems[field] })}
    />
  )
  return (
    <Card>
      <form
        role="search"
        aria-label={say('Report')}
        onSubmit={(event) => {
          event.preventDefault()
          apply({})
        }}
      >
        <BlockStack gap="300">
          <InlineGrid columns={{ xs: 1, sm: 2, lg: 4 }} gap="300">
            {select('by', say('Report by'), words(DIMENSIONS, DIMENSION_WORDS))}
            {select('compare', say('Compare with'), words(COMPARISONS, COMPARISON_WORDS))}
            {select('metric', say('Chart of'), words(METRICS, METRIC_WORDS))}
            {select('currency', say('Money in'), currencyOptions(currencies, fields.currency))}
          </InlineGrid>
          <InlineGrid columns={{ xs: 2, lg: 4 }} gap="300">
            {day('from', say('From'))}
            {day('to', say('To'))}
          </InlineGrid>
          <InlineStack gap="200" align="space-between" blockAlign="center">
            <ButtonGroup>
              {periods.map(({ title, from, to }) => (
                <Button
                  key={title}
                  pressed={from === fields.from && to === fields.to}
                  onClick={() => apply({ from, to })}
                >
                  {title}
                </Button>
              ))}
            </ButtonGroup>
            <Button submit variant="primary">
              {say('Show')}
            </Button>
          </InlineStack>
        </BlockStack>
      </form>
    </Card>
  )
}

function currencyOptions(currencies: readonly string[], chosen: string) {
  const codes = currencies.includes(chosen) ? currencies : [...currencies, chosen]
  return codes.map((value) => ({ value, label: value }))
}
