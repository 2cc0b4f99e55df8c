// The most that an offer may bring in a period, and what happens beyond it.
import { Box, Button, FormLayout, InlineStack, Select, Text, TextField } from '@shopify/polaris'
import { blankCap, type CapDraft } from '#app/conversion/offer/offer-draft.ts'
import { PERIODS, type Period } from '#app/conversion/payout/rule.ts'
import { useSay } from '../language.tsx'
import { CardSection } from '../card-section.tsx'
import { CurrencySelect } from '../currency-select.tsx'
import { useField, useOffer } from './offer-context.ts'
import { PERIOD_WORDS } from '../payout/rule-words.ts'
import { EFFECT_WORDS, MEASURE_WORDS } from './offer-words.ts'
import { newRowId } from './payout-card.tsx'

const MEASURES = ['conversions', 'payout'] as const
const EFFECTS = ['soft', 'hard'] as const

export function CapsCard() {
  const { form, page } = useOffer()
  const { caps } = form.draft
  const say = useSay()
  return (
    <CardSection
      title={say('Caps')}
      about={say('The most that this offer brings in a period, by the days of your shop.')}
    >
      {caps.length === 0 && (
        <Text as="p" tone="subdued">
          {say('No cap.')}
        </Text>
      )}
      {caps.map((cap, index) => (
        <Box
          key={index}
          background="bg-surface-secondary"
          borderRadius="200"
          padding={{ xs: '300', sm: '400' }}
        >
          <CapFields
            cap={cap}
            index={index}
            onChange={(fields) => form.change({ caps: caps.with(index, { ...cap, ...fields }) })}
            onRemove={() => form.change({ caps: caps.toSpliced(index, 1) })}
          />
        </Box>
      ))}
      <InlineStack>
        <Button
          onClick={() => form.change({ caps: [...caps, blankCap(page.shop.currency, newRowId(page.saved))] })}
        >
          {say('Add a cap')}
        </Button>
      </InlineStack>
    </CardSection>
  )
}

interface CapFieldsProps {
  cap: CapDraft
  index: number
  onChange: (fields: Partial<CapDraft>) => void
  onRemove: () => void
}

function CapFields({ cap, index, onChange, onRemove }: CapFieldsProps) {
  const say = useSay()
  const number = index + 1
  const limit = useField(`caps.${index}.limit`)
  return (
    <div role="group" aria-label={say('Cap {{number}}', { number })}>
      <FormLayout>
        <FormLayout.Group condensed>
          <Select
            label={say('Counts')}
            options={MEASURES.map((value) => ({ value, label: say(MEASURE_WORDS[value]) }))}
            value={cap.measure}
            onChange={(measure) => onChange({ measure: measure as CapDraft['measure'] })}
          />
          <TextField
            label={say('At most')}
            value={cap.limit}
            onChange={(value) => onChange({ limit: value })}
            inputMode="decimal"
            {...limit}
          />
          {cap.measure === 'payout' && (
            <CurrencySelect
              label={say('Currency of the cap')}
              value={cap.currency}
              onChange={(currency) => onChange({ currency })}
            />
          )}
          <Select
            label={say('Period of the cap')}
            options={PERIODS.map((value) => ({ value, label: say(PERIOD_WORDS[value]) }))}
            value={cap.period}
            onChange={(period) => onChange({ period: period as Period })}
          />
          <Select
            label={say('Beyond it conversions')}
            options={EFFECTS.map((value) => ({ value, label: say(EFFECT_WORDS[value].label) }))}
            value={cap.effect}
            onChange={(effect) => onChange({ effect: effect as CapDraft['effect'] })}
          />
        </FormLayout.Group>
        <InlineStack align="end">
          <Button
            size="slim"
            tone="critical"
            accessibilityLabel={say('Remove cap {{number}}', { number })}
            onClick={onRemove}
          >
            {say('Remove')}
          </Button>
        </InlineStack>
      </FormLayout>
    </div>
  )
}
