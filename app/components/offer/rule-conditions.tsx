// What has to be so for a payout rule to fit: each condition that is named, with its values.
import { BlockStack, Button, Select, TextField } from '@shopify/polaris'
import { CONDITION_KINDS, type ConditionKind } from '#app/conversion/offer/offer-draft.ts'
import { useSay } from '../language.tsx'
import { useField } from './offer-context.ts'
import { CONDITION_WORDS } from './offer-words.ts'
import type { RuleProps } from './rule-fields.tsx'

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
  const field = useField(`rules.${index}.conditions.${kind}`)
  const remove = (
    <Button
      accessibilityLabel={say('Remove the condition: {{label}}', { label })}
      onClick={() => onChange(undefined)}
    >
      ✕
    </Button>
  )
  if (kind === 'customer')
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
  return (
    <TextField
      label={label}
      value={value}
      onChange={onChange}
      helpText={words.help ? say(words.help) : say('With commas between')}
      connectedRight={remove}
      {...field}
    />
  )
}
