// What an offer pays: its rules in the order in which they are tried, the most that one conversion pays, and beside them an example.
import { BlockStack, Checkbox, FormLayout, TextField } from '@shopify/polaris'
import { CardSection } from '../card-section.tsx'
import { CurrencySelect } from '../currency-select.tsx'
import { useSay } from '../language.tsx'
import { RuleBuilder } from '../payout/rule-builder.tsx'
import { useField, useOffer } from './offer-context.ts'

export function PayoutCard() {
  const { form, page } = useOffer()
  const say = useSay()
  return (
    <CardSection
      title={say('Payout')}
      about={say(
        'For each line of an order the first rule that fits counts. An event without a rule pays nothing.',
      )}
    >
      <RuleBuilder
        form={form}
        terms={form.draft}
        onChange={(rules) => form.change({ rules })}
        currency={page.shop.currency}
        newRuleId={() => newRowId(page.saved)}
        emptyText={say('No rule yet: this offer pays nothing.')}
      >
        <MostPaid />
      </RuleBuilder>
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
