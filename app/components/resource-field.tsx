// Products or collections of the shop: chosen in Shopify's own picker, shown by their titles, kept as ids with commas between. Where there
// is no picker the ids are typed.
import { useAppBridge } from '@shopify/app-bridge-react'
import { BlockStack, Button, InlineError, InlineStack, Tag, Text, TextField } from '@shopify/polaris'
import { useId, useState, type ReactNode } from 'react'
import { listOf } from '#app/conversion/offer/check-rule.ts'
import { mark } from '#app/language/say.ts'
import { useSay } from './language.tsx'
import { gidsOf, idOfGid, type ResourceKind, type ResourceTitles } from './resource-titles.ts'

const CHOOSE: Readonly<Record<ResourceKind, string>> = {
  product: mark('Choose products'),
  collection: mark('Choose collections'),
}

export interface ResourceFieldProps {
  kind: ResourceKind
  label: string
  /** Ids with commas between. */
  value: string
  onChange: (value: string) => void
  titles: ResourceTitles
  /** That can be chosen; absent: any number. */
  most?: number
  /** How ids are typed, where they have to be. */
  helpText: string
  error?: string | undefined
  onBlur?: () => void
  /** Stands behind the field. */
  action?: ReactNode
}

export function ResourceField({ action, titles, kind, most, ...field }: ResourceFieldProps) {
  const shopify = useAppBridge()
  const [hasPicker, setHasPicker] = useState(true)
  if (!hasPicker) return <TextField {...field} autoComplete="off" connectedRight={action} />
  const ids = listOf(field.value)
  const change = (to: readonly string[]) => {
    field.onChange(to.join(', '))
    field.onBlur?.()
  }
  const choose = async () => {
    try {
      const chosen = await shopify.resourcePicker({
        type: kind,
        action: 'select',
        multiple: most ?? true,
        filter: { variants: false },
        selectionIds: gidsOf(kind, field.value).map((id) => ({ id })),
      })
      // Cancelled.
      if (chosen === undefined) return
      titles.learn(chosen)
      change(chosen.map(({ id }) => idOfGid(id)))
    } catch {
      // Not there, or the app may not use it.
      setHasPicker(false)
    }
  }
  return (
    <Chosen
      {...field}
      tags={ids.map((id) => ({ id, title: titles.of(kind, id) ?? id }))}
      choose={CHOOSE[kind]}
      onChoose={() => void choose()}
      onRemove={(gone) => change(ids.filter((id) => id !== gone))}
      action={action}
    />
  )
}

interface ChosenProps extends Pick<ResourceFieldProps, 'label' | 'error' | 'action'> {
  tags: readonly { id: string; title: string }[]
  choose: string
  onChoose: () => void
  onRemove: (id: string) => void
}

function Chosen({ label, error, tags, choose, onChoose, onRemove, action }: ChosenProps) {
  const say = useSay()
  const id = useId()
  return (
    <div role="group" aria-label={label}>
      <BlockStack gap="150">
        <Text as="span">{label}</Text>
        {tags.length > 0 && (
          <InlineStack gap="150">
            {tags.map((tag) => (
              <Tag key={tag.id} onRemove={() => onRemove(tag.id)}>
                {tag.title}
              </Tag>
            ))}
          </InlineStack>
        )}
        <InlineStack gap="200" align="space-between">
          <Button onClick={onChoose} {...(error && { ariaDescribedBy: `${id}Error` })}>
            {say(choose)}
          </Button>
          {action}
        </InlineStack>
        {error && <InlineError message={error} fieldID={id} />}
      </BlockStack>
    </div>
  )
}
