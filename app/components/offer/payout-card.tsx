// What an offer pays: its rules in the order in which they are tried, the most that one conversion pays, and beside them an example.
import { BlockStack, Box, Button, Checkbox, FormLayout, InlineStack, Text, TextField } from '@shopify/polaris'
import { blankRule, type RuleDraft } from '#app/conversion/offer/offer-draft.ts'
import { useSay } from '../language.tsx'
import { CardSection } from './card-section.tsx'
import { CurrencySelect } from './currency-select.tsx'
import { ExampleBox } from './example-box.tsx'
import { useField, useOffer } from './offer-context.ts'
import { RuleFields } from './rule-fields.tsx'

export function PayoutCard() {
  const { form, page } = useOffer()
  const { rules } = form.draft
  const say = useSay()
  const change = (to: readonly RuleDraft[]) => form.change({ rules: to })
  const move = (from: number, to: number) => {
    const moved = [...rules]
    moved.splice(to, 0, ...moved.splice(from, 1))
    change(moved)
  }
  return (
    <CardSection
      title={say('Payout')}
      about={say(
        'For each line of an order the first rule that fits counts. An event without a rule pays nothing.',
      )}
    >
      {rules.length === 0 && <Text as="p">{say('No rule yet: this offer pays nothing.')}</Text>}
      {rules.map((rule, index) => (
        // A rule has no id before it is saved, and all of its state is in the form.
        <Box
          key={index}
          background="bg-surface-secondary"
          borderRadius="200"
          padding={{ xs: '300', sm: '400' }}
        >
          <RuleFields
            rule={rule}
            index={index}
            count={rules.length}
            onChange={(fields) => change(rules.with(index, { ...rule, ...fields }))}
            onMove={(by) => move(index, index + by)}
            onRemove={() => change(rules.toSpliced(index, 1))}
          />
        </Box>
      ))}
      <InlineStack>
        <Button onClick={() => change([...rules, blankRule(page.shop.currency, newRowId(page.saved))])}>
          {say('Add a rule')}
        </Button>
      </InlineStack>
      {form.problem('rules') && (
        <Text as="p" tone="critical">
          {form.problem('rules')}
        </Text>
      )}
      <MostPaid />
      <ExampleBox />
    </CardSection>
  )
}

/** A new row of a saved offer names its id itself, so that saving twice writes one row; of a new offer the server names all. */
export function newRowId(saved: object | null): string {
  return saved === null ? '' : crypto.randomUUID()
}

function MostPaid() {
  const { form } = useOffer()
  const { draft, change } = form
  const say = useSay()
  const hasFlat = draft.rules.some(({ kind }) => kind !== 'percent')
  return (
    <BlockStack gap="300">
      <FormLayout>
        <FormLayout.Group>
          <TextField
            label={say('A conversion pays at most')}
            value={draft.payoutCap}
            onChange={(payoutCap) => change({ payoutCap })}
            inputMode="decimal"
            placeholder={say('No limit')}
            helpText={say('Empty: without a limit.')}
            {...useField('payoutCap')}
          />
          <CurrencySelect
            label={say('Currency of the limit')}
            value={draft.payoutCapCurrency}
            onChange={(payoutCapCurrency) => change({ payoutCapCurrency })}
          />
        </FormLayout.Group>
      </FormLayout>
      {hasFlat && (
        <Checkbox
          label={say('Fixed amounts shrink with a partial refund')}
          helpText={say('Otherwise they stay until nothing of the order is left.')}
          checked={draft.flatProRata}
          onChange={(flatProRata) => change({ flatProRata })}
        />
      )}
    </BlockStack>
  )
}
