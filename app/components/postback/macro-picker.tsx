// A button beside a field: lists the macros with their meaning and puts the chosen one where the cursor stands.
import { ActionList, Button, Popover } from '@shopify/polaris'
import { useState } from 'react'
import { insertAtCursor, placeCursor } from './insert-text.ts'
import { MACRO_GROUPS } from './macro-words.ts'

export interface MacroPickerProps {
  /** The field that it writes into. */
  fieldId: string
  fieldLabel: string
  value: string
  onChange: (value: string) => void
}

export function MacroPicker({ fieldId, fieldLabel, value, onChange }: MacroPickerProps) {
  const [open, setOpen] = useState(false)
  const insert = (name: string) => {
    const inserted = insertAtCursor(fieldId, value, `{${name}}`)
    setOpen(false)
    onChange(inserted.value)
    placeCursor(fieldId, inserted.at)
  }
  const sections = MACRO_GROUPS.map(({ title, macros }) => ({
    title,
    items: macros.map(([name, meaning]) => ({
      content: `{${name}}`,
      helpText: meaning,
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
          accessibilityLabel={`Insert macro into ${fieldLabel}`}
        >
          Insert macro
        </Button>
      }
    >
      <ActionList actionRole="menuitem" allowFiltering filterLabel="Find a macro" sections={sections} />
    </Popover>
  )
}
