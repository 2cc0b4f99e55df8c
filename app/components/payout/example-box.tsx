// An order as an example, and what it would pay by the rules as they are typed.
import { BlockStack, Box, FormLayout, List, Select, Text, TextField } from '@shopify/polaris'
import { useState } from 'react'
import {
  exampleOf,
  FIRST_EXAMPLE,
  type ExampleDraft,
  type ExampleTerms,
} from '#app/conversion/offer/example.ts'
import type { RuleDraft } from '#app/conversion/offer/rule-draft.ts'
import { exampleWords } from '#app/insight/offer-page/payout-words.ts'
import { useLanguage, useSay } from '../language.tsx'
import { ExampleGoods } from './example-goods.tsx'

export function ExampleBox({ terms, currency }: { terms: ExampleTerms; currency: string }) {
  const language = useLanguage()
  const say = useSay()
  const [example, setExample] = useState<ExampleDraft>(FIRST_EXAMPLE)
  const change = (fields: Partial<ExampleDraft>) => setExample((before) => ({ ...before, ...fields }))
  const { steps, payout } = exampleWords(exampleOf(terms, example, currency), currency, language)
  return (
    <Box borderColor="border" borderWidth="025" borderRadius="200" padding={{ xs: '300', sm: '400' }}>
      <section aria-label={say('Example')}>
        <BlockStack gap="300">
          <Text as="h3" variant="headingSm">
            {say('Example')}
          </Text>
          <ExampleFields
            example={example}
            rules={[...terms.rules, ...(terms.everybodys ?? [])]}
            currency={currency}
            onChange={change}
          />
          <div role="status" aria-label={say('What it pays')}>
            <BlockStack gap="200">
              <List>
                {steps.map((step) => (
                  <List.Item key={step}>{step}</List.Item>
                ))}
              </List>
              {payout !== '' && (
                <Text as="p" fontWeight="semibold">
                  {say('Payout: {{payout}}', { payout })}
                </Text>
              )}
            </BlockStack>
          </div>
        </BlockStack>
      </section>
    </Box>
  )
}

interface ExampleFieldsProps {
  example: ExampleDraft
  /** All that are tried, a partner's own and the offer's. */
  rules: readonly RuleDraft[]
  currency: string
  onChange: (fields: Partial<ExampleDraft>) => void
}

/** What the rules ask for, and no more. */
function ExampleFields({ example, rules, currency, onChange }: ExampleFieldsProps) {
  const say = useSay()
  const text = (
    label: string,
    field: 'price' | 'quantity' | 'event' | 'broughtConversions' | 'broughtRevenue',
  ) => (
    <TextField
      label={label}
      value={example[field]}
      onChange={(value) => onChange({ [field]: value })}
      autoComplete="off"
    />
  )
  const events = new Set(rules.map(({ event }) => event))
  const tiers = rules.filter(({ kind }) => kind === 'tiers')
  return (
    <FormLayout>
      <FormLayout.Group condensed>
        {text(say('Price in {{currency}}', { currency }), 'price')}
        {text(say('Quantity'), 'quantity')}
        {(events.size > 1 || !events.has('sale')) && text(say('Event of the example'), 'event')}
        <Select
          label={say('Bought by')}
          options={[
            { value: 'new', label: say('A new customer') },
            { value: 'returning', label: say('A returning customer') },
            { value: '', label: say('Not known') },
          ]}
          value={example.customer}
          onChange={(customer) => onChange({ customer: customer as ExampleDraft['customer'] })}
        />
        {tiers.some(({ tiers: { by } }) => by === 'conversions') &&
          text(say('Conversions before'), 'broughtConversions')}
        {tiers.some(({ tiers: { by } }) => by === 'revenue') && text(say('Revenue before'), 'broughtRevenue')}
      </FormLayout.Group>
      <ExampleGoods rules={rules} goods={example.goods} onChange={(goods) => onChange({ goods })} />
    </FormLayout>
  )
}
