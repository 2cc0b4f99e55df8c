// What rules ask of the goods of an order, for the example: of products and collections one of those that the rules name.
import { FormLayout, Select, TextField } from '@shopify/polaris'
import { listOf } from '#app/conversion/offer/check-rule.ts'
import type { ExampleDraft } from '#app/conversion/offer/example.ts'
import { CONDITION_KINDS, type RuleDraft } from '#app/conversion/offer/rule-draft.ts'
import { mark } from '#app/language/say.ts'
import { useSay } from '../language.tsx'
import type { ResourceKind } from '../resource-titles.ts'
import { useRuleForm } from './rule-context.ts'
import { CONDITION_RESOURCES, CONDITION_WORDS } from './rule-words.ts'

type GoodsKind = keyof ExampleDraft['goods']

const GOODS = CONDITION_KINDS.filter((kind) => kind !== 'customer')
const OTHERS: Readonly<Record<ResourceKind, string>> = {
  product: mark('Another product'),
  collection: mark('Another collection'),
}

export interface ExampleGoodsProps {
  rules: readonly RuleDraft[]
  goods: ExampleDraft['goods']
  onChange: (goods: ExampleDraft['goods']) => void
}

export function ExampleGoods({ rules, goods, onChange }: ExampleGoodsProps) {
  const say = useSay()
  const { titles } = useRuleForm()
  const asked = new Set(rules.flatMap(({ conditions }) => Object.keys(conditions)))
  const shown = GOODS.filter((kind) => asked.has(kind))
  if (shown.length === 0) return null
  const field = (kind: GoodsKind) => ({
    label: say(CONDITION_WORDS[kind].label),
    value: goods[kind] ?? '',
    onChange: (value: string) => onChange({ ...goods, [kind]: value }),
  })
  const named = (kind: GoodsKind, resource: ResourceKind) => [
    { value: '', label: say(OTHERS[resource]) },
    ...[...new Set(rules.flatMap(({ conditions }) => listOf(conditions[kind] ?? '')))].map((id) => ({
      value: id,
      label: titles.of(resource, id) ?? id,
    })),
  ]
  return (
    <FormLayout.Group condensed>
      {shown.map((kind) => {
        const resource = CONDITION_RESOURCES[kind]
        return resource ? (
          <Select key={kind} {...field(kind)} options={named(kind, resource)} />
        ) : (
          <TextField key={kind} {...field(kind)} autoComplete="off" />
        )
      })}
    </FormLayout.Group>
  )
}
