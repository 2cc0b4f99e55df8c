// Caps as fields, one below the other: of an offer, and of a partner.
import { Box, Button, FormLayout, InlineStack, Select, Text, TextField } from '@shopify/polaris'
import type { ReactNode } from 'react'
import type { CapDraft } from '#app/conversion/offer/cap-draft.ts'
import { PERIODS } from '#app/conversion/payout/rule.ts'
import { CurrencySelect } from '../currency-select.tsx'
import { useSay } from '../language.tsx'
import { EFFECT_WORDS, MEASURE_WORDS } from './cap-words.ts'
import type { RuleForm } from './rule-context.ts'
import { PERIOD_WORDS } from './rule-words.ts'

const MEASURES = ['conversions', 'payout'] as const
const EFFECTS = ['soft', 'hard'] as const

type Form = Pick<RuleForm, 'problem' | 'touch'>

export interface CapListProps<Cap extends CapDraft> {
  form: Form
  caps: readonly Cap[]
  onChange: (caps: readonly Cap[]) => void
  /** What a cap that is added begins with. */
  blank: () => Cap
  /** A field before the others. */
  renderFirst?: (cap: Cap, index: number, change: (fields: Partial<Cap>) => void) => ReactNode
}

export function CapList<Cap extends CapDraft>({
  form,
  caps,
  onChange,
  blank,
  renderFirst,
}: CapListProps<Cap>) {
  const say = useSay()
  const wrong = form.problem('caps')
  return (
    <>
      {caps.length === 0 && (
        <Text as="p" tone="subdued">
          {say('No cap.')}
        </Text>
      )}
      {caps.map((cap, index) => {
        const change = (fields: Partial<Cap>) => onChange(caps.with(index, { ...cap, ...fields }))
        return (
          // A cap has no id before it is saved, and all of its state is in the form.
          <Box
            key={index}
            background="bg-surface-secondary"
            borderRadius="200"
            padding={{ xs: '300', sm: '400' }}
          >
            <CapFields
              form={form}
              cap={cap}
              index={index}
              first={renderFirst?.(cap, index, change)}
              onChange={change as (fields: Partial<CapDraft>) => void}
              onRemove={() => onChange(caps.toSpliced(index, 1))}
            />
          </Box>
        )
      })}
      <InlineStack>
        <Button onClick={() => onChange([...caps, blank()])}>{say('Add a cap')}</Button>
      </InlineStack>
      {wrong && (
        <Text as="p" tone="critical">
          {wrong}
        </Text>
      )}
    </>
  )
}

interface CapFieldsProps {
  form: Form
  cap: CapDraft
  index: number
  first: ReactNode
  onChange: (fields: Partial<CapDraft>) => void
  onRemove: () => void
}

function CapFields({ form, cap, index, first, onChange, onRemove }: CapFieldsProps) {
  const say = useSay()
  const number = index + 1
  const path = `caps.${index}.limit`
  return (
    <div role="group" aria-label={say('Cap {{number}}', { number })}>
      <FormLayout>
        {first}
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
            onChange={(limit) => onChange({ limit })}
            onBlur={() => form.touch(path)}
            error={form.problem(path)}
            inputMode="decimal"
            autoComplete="off"
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
            onChange={(period) => onChange({ period: period as CapDraft['period'] })}
          />
        </FormLayout.Group>
        <Select
          label={say('Beyond it conversions')}
          options={EFFECTS.map((value) => ({ value, label: say(EFFECT_WORDS[value]) }))}
          value={cap.effect}
          onChange={(effect) => onChange({ effect: effect as CapDraft['effect'] })}
        />
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
