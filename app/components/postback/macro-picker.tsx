// A button beside a field: lists the macros with their meaning and puts the chosen one where the cursor stands.
import { ActionList, Button, Popover } from '@shopify/polaris'
import { useState } from 'react'
import { insertAtCursor, placeCursor } from './insert-text.ts'
import { MACRO_GROUPS } from './macro-words.ts'
import { useSay } from '../language.tsx'

export interface MacroPickerProps {
  /** The field that it writes into. */
  fieldId: string
  fieldLabel: string
  value: string
  onChange: (value: string) => void
}

export function MacroPicker({ fieldId, fieldLabel, value, onChange }: MacroPickerProps) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const insert = (name: string) => {
    const inserted = insertAtCursor(fieldId, value, `{${name}}`)
    setOpen(false)
    onChange(inserted.value)
    placeCursor(fieldId, inserted.at)
  }
  const sections = MACRO_GROUPS.map(({ title, macros }) => ({
    title: say(title),
    items: macros.map(([name, meaning]) => ({
      content: `{${name}}`,
      helpText: say(meaning),
      onAction: () => insert(name),
    })),
  }))
  return (
    <Popover
      active={open}
      onClose={() => setOpen(false)}
      autofocusTarget="first-node"
      preferredAlignment="left"
      activator={
        <Button
          disclosure
          size="slim"
          onClick={() => setOpen(!open)}
          accessibilityLabel={say('Insert macro into {{field}}', { field: fieldLabel })}
        >
          {say('Insert macro')}
        </Button>
      }
    >
      <ActionList
        actionRole="menuitem"
        allowFiltering
        filterLabel={say('Find a macro')}
        sections={sections}
      />
    </Popover>
  )
}
