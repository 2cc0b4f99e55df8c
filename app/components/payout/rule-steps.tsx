// The steps of a payout rule: the more a partner has brought in a period, the more it pays.
import { BlockStack, Button, FormLayout, InlineStack, Select, Text, TextField } from '@shopify/polaris'
import type { RuleDraft, StepDraft } from '#app/conversion/offer/rule-draft.ts'
import { PERIODS, type Period } from '#app/conversion/payout/rule.ts'
import { useSay } from '../language.tsx'
import { CurrencySelect } from '../currency-select.tsx'
import { useRuleField, useRuleForm } from './rule-context.ts'
import type { RuleProps } from './rule-fields.tsx'
import { PERIOD_WORDS, TIER_WORDS } from './rule-words.ts'

const BY = ['conversions', 'revenue'] as const

export function RuleSteps({ rule, index, onChange }: RuleProps) {
  const say = useSay()
  const form = useRuleForm()
  const { tiers } = rule
  const change = (fields: Partial<RuleDraft['tiers']>) => onChange({ tiers: { ...tiers, ...fields } })
  const missing = form.problem(`rules.${index}.tiers.steps`)
  return (
    <BlockStack gap="300">
      <FormLayout.Group condensed>
        <Select
          label={say('Steps go by')}
          options={BY.map((value) => ({ value, label: say(TIER_WORDS[value]) }))}
          value={tiers.by}
          onChange={(by) => change({ by: by as RuleDraft['tiers']['by'] })}
        />
        <Select
          label={say('Period')}
          options={PERIODS.map((value) => ({ value, label: say(PERIOD_WORDS[value]) }))}
          value={tiers.period}
          onChange={(period) => change({ period: period as Period })}
        />
        {tiers.by === 'revenue' && (
          <CurrencySelect
            label={say('Currency of the revenue')}
            value={tiers.currency}
            onChange={(currency) => change({ currency })}
          />
        )}
        <CurrencySelect
          label={say('Currency of the amounts')}
          value={rule.flatCurrency}
          onChange={(flatCurrency) => onChange({ flatCurrency })}
        />
      </FormLayout.Group>
      {tiers.steps.map((step, at) => (
        <Step
          key={at}
          path={`rules.${index}.tiers.steps.${at}`}
          number={at + 1}
          step={step}
          onChange={(fields) => change({ steps: tiers.steps.with(at, { ...step, ...fields }) })}
          onRemove={() => change({ steps: tiers.steps.toSpliced(at, 1) })}
        />
      ))}
      {missing && (
        <Text as="p" tone="critical">
          {missing}
        </Text>
      )}
      <InlineStack>
        <Button
          size="slim"
          onClick={() => change({ steps: [...tiers.steps, { from: '', percent: '', flat: '' }] })}
        >
          {say('Add a step')}
        </Button>
      </InlineStack>
    </BlockStack>
  )
}

interface StepProps {
  path: string
  number: number
  step: StepDraft
  onChange: (fields: Partial<StepDraft>) => void
  onRemove: () => void
}

function Step({ path, number, step, onChange, onRemove }: StepProps) {
  const say = useSay()
  return (
    <div role="group" aria-label={say('Step {{number}}', { number })}>
      <FormLayout.Group condensed>
        <TextField
          label={say('Beginning at')}
          value={step.from}
          onChange={(from) => onChange({ from })}
          inputMode="decimal"
          {...useRuleField(`${path}.from`)}
        />
        <TextField
          label={say('Percentage')}
          value={step.percent}
          onChange={(percent) => onChange({ percent })}
          inputMode="decimal"
          suffix="%"
          {...useRuleField(`${path}.percent`)}
        />
        <TextField
          label={say('Amount')}
          value={step.flat}
          onChange={(flat) => onChange({ flat })}
          inputMode="decimal"
          connectedRight={
            <Button accessibilityLabel={say('Remove step {{number}}', { number })} onClick={onRemove}>
              ✕
            </Button>
          }
          {...useRuleField(`${path}.flat`)}
        />
      </FormLayout.Group>
    </div>
  )
}
