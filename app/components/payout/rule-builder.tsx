// Payout rules in the order in which they are tried, and beside them an example: for an offer, and for a partner's own on it.
import { Box, Button, InlineStack, Text } from '@shopify/polaris'
import type { ReactNode } from 'react'
import type { ExampleTerms } from '#app/conversion/offer/example.ts'
import { blankRule, type RuleDraft } from '#app/conversion/offer/rule-draft.ts'
import { useSay } from '../language.tsx'
import { gidsOf, useResourceTitles } from '../resource-titles.ts'
import { ExampleBox } from './example-box.tsx'
import { RuleContext, type RuleForm } from './rule-context.ts'
import { RuleFields } from './rule-fields.tsx'

export interface RuleBuilderProps {
  form: Pick<RuleForm, 'problem' | 'touch'>
  /** With the rules of the form. */
  terms: ExampleTerms
  onChange: (rules: readonly RuleDraft[]) => void
  /** The shop's. */
  currency: string
  /** Of a rule that is added; empty where the server gives it. */
  newRuleId: () => string
  /** Said where there is no rule. */
  emptyText: string
  /** Between the rules and the example. */
  children?: ReactNode
}

export function RuleBuilder(props: RuleBuilderProps) {
  const { form, terms, onChange, currency, newRuleId, emptyText, children } = props
  const say = useSay()
  const { rules, everybodys = [] } = terms
  const titles = useResourceTitles(namedBy([...rules, ...everybodys]))
  const wrong = form.problem('rules')
  return (
    <RuleContext.Provider value={{ problem: form.problem, touch: form.touch, titles }}>
      {rules.length === 0 && <Text as="p">{emptyText}</Text>}
      <RuleList rules={rules} onChange={onChange} />
      <InlineStack>
        <Button onClick={() => onChange([...rules, blankRule(currency, newRuleId())])}>
          {say('Add a rule')}
        </Button>
      </InlineStack>
      {wrong && (
        <Text as="p" tone="critical">
          {wrong}
        </Text>
      )}
      {children}
      <ExampleBox terms={terms} currency={currency} />
    </RuleContext.Provider>
  )
}

/** Global ids of what rules name. */
function namedBy(rules: readonly RuleDraft[]): string[] {
  return rules.flatMap(({ conditions }) => [
    ...gidsOf('product', conditions.products ?? ''),
    ...gidsOf('collection', conditions.collections ?? ''),
  ])
}

function RuleList({ rules, onChange }: { rules: readonly RuleDraft[] } & Pick<RuleBuilderProps, 'onChange'>) {
  const move = (from: number, to: number) => {
    const moved = [...rules]
    moved.splice(to, 0, ...moved.splice(from, 1))
    onChange(moved)
  }
  return rules.map((rule, index) => (
    // A rule has no id before it is saved, and all of its state is in the form.
    <Box key={index} background="bg-surface-secondary" borderRadius="200" padding={{ xs: '300', sm: '400' }}>
      <RuleFields
        rule={rule}
        index={index}
        count={rules.length}
        onChange={(fields) => onChange(rules.with(index, { ...rule, ...fields }))}
        onMove={(by) => move(index, index + by)}
        onRemove={() => onChange(rules.toSpliced(index, 1))}
      />
    </Box>
  ))
}
