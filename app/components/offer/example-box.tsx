// An order as an example, and what it would pay by the rules as they are typed.
import { BlockStack, Box, FormLayout, List, Select, Text, TextField } from '@shopify/polaris'
import { useState } from 'react'
import { exampleOf, FIRST_EXAMPLE, type ExampleDraft } from '#app/conversion/offer/example.ts'
import { CONDITION_KINDS, type OfferDraft } from '#app/conversion/offer/offer-draft.ts'
import { exampleWords } from '#app/insight/offer-page/payout-words.ts'
import { useLanguage, useSay } from '../language.tsx'
import { useOffer } from './offer-context.ts'
import { CONDITION_WORDS } from './offer-words.ts'

export function ExampleBox() {
  const { form, page } = useOffer()
  const { currency } = page.shop
  const language = useLanguage()
  const say = useSay()
  const [example, setExample] = useState<ExampleDraft>(FIRST_EXAMPLE)
  const change = (fields: Partial<ExampleDraft>) => setExample((before) => ({ ...before, ...fields }))
  const { steps, payout } = exampleWords(exampleOf(form.draft, example, currency), currency, language)
  return (
    <Box borderColor="border" borderWidth="025" borderRadius="200" padding={{ xs: '300', sm: '400' }}>
      <section aria-label={say('Example')}>
        <BlockStack gap="300">
          <Text as="h3" variant="headingSm">
            {say('Example')}
          </Text>
          <ExampleFields example={example} draft={form.draft} currency={currency} onChange={change} />
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
  draft: OfferDraft
  currency: string
  onChange: (fields: Partial<ExampleDraft>) => void
}

/** What the rules ask for, and no more. */
function ExampleFields({ example, draft, currency, onChange }: ExampleFieldsProps) {
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
  const events = new Set(draft.rules.map(({ event }) => event))
  const asked = new Set(draft.rules.flatMap(({ conditions }) => Object.keys(conditions)))
  const tiers = draft.rules.filter(({ kind }) => kind === 'tiers')
  const goods = CONDITION_KINDS.filter((kind) => kind !== 'customer' && asked.has(kind)) as Exclude<
    (typeof CONDITION_KINDS)[number],
    'customer'
  >[]
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
      {goods.length > 0 && (
        <FormLayout.Group condensed>
          {goods.map((kind) => (
            <TextField
              key={kind}
              label={say(CONDITION_WORDS[kind].label)}
              value={example.goods[kind] ?? ''}
              onChange={(value) => onChange({ goods: { ...example.goods, [kind]: value } })}
              autoComplete="off"
            />
          ))}
        </FormLayout.Group>
      )}
    </FormLayout>
  )
}
