// What has to be so for a payout rule to fit: each condition that is named, with its values.
import { BlockStack, Button, Select, TextField } from '@shopify/polaris'
import type { ReactElement } from 'react'
import { CONDITION_KINDS, type ConditionKind } from '#app/conversion/offer/rule-draft.ts'
import { MAX_LIST } from '#app/conversion/payout/validate-rule.ts'
import { useSay } from '../language.tsx'
import { ResourceField } from '../resource-field.tsx'
import { useRuleField, useRuleForm } from './rule-context.ts'
import type { RuleProps } from './rule-fields.tsx'
import { CONDITION_RESOURCES, CONDITION_WORDS } from './rule-words.ts'

export function RuleConditions({ rule, index, onChange }: RuleProps) {
  const say = useSay()
  const { conditions } = rule
  const named = CONDITION_KINDS.filter((kind) => conditions[kind] !== undefined)
  const free = CONDITION_KINDS.filter((kind) => conditions[kind] === undefined)
  const change = (kind: ConditionKind, value: string | undefined) => {
    const { [kind]: _, ...others } = conditions
    onChange({ conditions: value === undefined ? others : { ...others, [kind]: value } })
  }
  return (
    <BlockStack gap="300">
      {named.map((kind) => (
        <Condition
          key={kind}
          kind={kind}
          index={index}
          value={conditions[kind] ?? ''}
          onChange={(value) => change(kind, value)}
        />
      ))}
      {free.length > 0 && (
        <Select
          label={named.length === 0 ? say('Only where') : say('And where')}
          options={[
            { value: '', label: named.length === 0 ? say('Always') : say('Add a condition') },
            ...free.map((kind) => ({ value: kind, label: say(CONDITION_WORDS[kind].label) })),
          ]}
          value=""
          onChange={(kind) => kind && change(kind as ConditionKind, kind === 'customer' ? 'new' : '')}
        />
      )}
    </BlockStack>
  )
}

interface ConditionProps {
  kind: ConditionKind
  index: number
  value: string
  /** undefined: it is not asked any more. */
  onChange: (value: string | undefined) => void
}

function Condition({ kind, index, value, onChange }: ConditionProps) {
  const say = useSay()
  const words = CONDITION_WORDS[kind]
  const label = say(words.label)
  const field = useRuleField(`rules.${index}.conditions.${kind}`)
  const { titles } = useRuleForm()
  const remove = (
    <Button
      accessibilityLabel={say('Remove the condition: {{label}}', { label })}
      onClick={() => onChange(undefined)}
    >
      ✕
    </Button>
  )
  if (kind === 'customer') return <CustomerCondition {...{ label, value, onChange, remove }} />
  const resource = CONDITION_RESOURCES[kind]
  const text = {
    label,
    value,
    onChange,
    helpText: words.help ? say(words.help) : say('With commas between'),
    error: field.error,
    onBlur: field.onBlur,
  }
  return resource ? (
    <ResourceField {...text} kind={resource} titles={titles} most={MAX_LIST} action={remove} />
  ) : (
    <TextField {...text} autoComplete="off" connectedRight={remove} />
  )
}

function CustomerCondition({
  label,
  value,
  onChange,
  remove,
}: Pick<ConditionProps, 'value' | 'onChange'> & { label: string; remove: ReactElement }) {
  const say = useSay()
  return (
    <div style={{ display: 'flex', gap: 'var(--p-space-200)', alignItems: 'end' }}>
      <div style={{ flex: 1 }}>
        <Select
          label={label}
          options={[
            { value: 'new', label: say('New customers') },
            { value: 'returning', label: say('Returning customers') },
          ]}
          value={value}
          onChange={onChange}
        />
      </div>
      {remove}
    </div>
  )
}
