// A text field for a template: what is wrong with it stands beneath, the macros are one press away.
import { BlockStack, InlineStack, TextField } from '@shopify/polaris'
import { useId, type ReactNode } from 'react'
import { useEditor } from './editor-context.ts'
import { MacroPicker } from './macro-picker.tsx'

export interface TemplateFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  /** Of the problems that belong here. */
  path: string
  helpText?: ReactNode
  placeholder?: string
  lines?: number
}

export function TemplateField(props: TemplateFieldProps) {
  const { label, value, onChange, path, helpText, placeholder, lines = 1 } = props
  const { problem, touch } = useEditor()
  const id = `template-${useId()}`
  return (
    <BlockStack gap="150">
      <TextField
        id={id}
        label={label}
        value={value}
        onChange={onChange}
        onBlur={() => touch(path)}
        error={problem(path)}
        helpText={helpText}
        placeholder={placeholder}
        multiline={lines > 1 ? lines : false}
        monospaced
        spellCheck={false}
        autoComplete="off"
      />
      <InlineStack>
        <MacroPicker fieldId={id} fieldLabel={label} value={value} onChange={onChange} />
      </InlineStack>
    </BlockStack>
  )
}
