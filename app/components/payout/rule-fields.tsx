// One payout rule: for which event, what it pays, and under which conditions.
import {
  BlockStack,
  Button,
  ButtonGroup,
  FormLayout,
  InlineStack,
  Select,
  Text,
  TextField,
} from '@shopify/polaris'
import type { RuleDraft } from '#app/conversion/offer/rule-draft.ts'
import { useSay } from '../language.tsx'
import { CurrencySelect } from '../currency-select.tsx'
import { RuleConditions } from './rule-conditions.tsx'
import { useRuleField } from './rule-context.ts'
import { RuleSteps } from './rule-steps.tsx'
import { KIND_WORDS } from './rule-words.ts'

export interface RuleProps {
  rule: RuleDraft
  /** Its place in the form, from 0. */
  index: number
  onChange: (fields: Partial<RuleDraft>) => void
}

export interface RuleFieldsProps extends RuleProps {
  count: number
  onMove: (by: 1 | -1) => void
  onRemove: () => void
}

const KINDS = ['percent', 'flat', 'both', 'tiers'] as const

export function RuleFields({ rule, index, onChange, ...list }: RuleFieldsProps) {
  const say = useSay()
  const path = `rules.${index}`
  return (
    <div role="group" aria-label={say('Rule {{number}}', { number: index + 1 })}>
      <BlockStack gap="300">
        <RuleHead index={index} {...list} />
        <FormLayout>
          <FormLayout.Group>
            <TextField
              label={say('Event')}
              value={rule.event}
              onChange={(event) => onChange({ event })}
              placeholder="sale"
              spellCheck={false}
              helpText={say('sale, rebill for renewals, or one of your own such as lead')}
              {...useRuleField(`${path}.event`)}
            />
            <Select
              label={say('Pays')}
              options={KINDS.map((value) => ({ value, label: say(KIND_WORDS[value]) }))}
              value={rule.kind}
              onChange={(kind) => onChange({ kind: kind as RuleDraft['kind'] })}
            />
          </FormLayout.Group>
          {rule.kind === 'tiers' ? (
            <RuleSteps rule={rule} index={index} onChange={onChange} />
          ) : (
            <Amounts rule={rule} index={index} onChange={onChange} />
          )}
        </FormLayout>
        <RuleConditions rule={rule} index={index} onChange={onChange} />
      </BlockStack>
    </div>
  )
}

function RuleHead({ index, count, onMove, onRemove }: Omit<RuleFieldsProps, 'rule' | 'onChange'>) {
  const say = useSay()
  const number = index + 1
  return (
    <InlineStack align="space-between" blockAlign="center" gap="200">
      <Text as="h3" variant="headingSm">
        {say('Rule {{number}}', { number })}
      </Text>
      <ButtonGroup>
        {count > 1 && (
          <Button
            size="slim"
            disabled={index === 0}
            accessibilityLabel={say('Try rule {{number}} earlier', { number })}
            onClick={() => onMove(-1)}
          >
            ↑
          </Button>
        )}
        {count > 1 && (
          <Button
            size="slim"
            disabled={index === count - 1}
            accessibilityLabel={say('Try rule {{number}} later', { number })}
            onClick={() => onMove(1)}
          >
            ↓
          </Button>
        )}
        <Button
          size="slim"
          tone="critical"
          accessibilityLabel={say('Remove rule {{number}}', { number })}
          onClick={onRemove}
        >
          {say('Remove')}
        </Button>
      </ButtonGroup>
    </InlineStack>
  )
}

function Amounts({ rule, index, onChange }: RuleProps) {
  const say = useSay()
  const percent = useRuleField(`rules.${index}.percent`)
  const flat = useRuleField(`rules.${index}.flat`)
  return (
    <FormLayout.Group condensed>
      {rule.kind !== 'flat' && (
        <TextField
          label={say('Percentage of the revenue')}
          value={rule.percent}
          onChange={(value) => onChange({ percent: value })}
          inputMode="decimal"
          suffix="%"
          {...percent}
        />
      )}
      {rule.kind !== 'percent' && (
        <TextField
          label={say('Amount for a conversion')}
          value={rule.flat}
          onChange={(value) => onChange({ flat: value })}
          inputMode="decimal"
          {...flat}
        />
      )}
      {rule.kind !== 'percent' && (
        <CurrencySelect
          label={say('Currency')}
          value={rule.flatCurrency}
          onChange={(flatCurrency) => onChange({ flatCurrency })}
        />
      )}
    </FormLayout.Group>
  )
}
