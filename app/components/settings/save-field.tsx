// A field with a button of its own, for what is saved at once.
import { Button, TextField } from '@shopify/polaris'
import type { FormEvent } from 'react'

export interface SaveFieldProps {
  label: string
  /** What the button says. */
  action: string
  value: string
  onChange: (value: string) => void
  onSave: () => void
  busy: boolean
  disabled?: boolean
  helpText?: string
  placeholder?: string
  error?: string | undefined
}

export function SaveField(props: SaveFieldProps) {
  const {
    label,
    action,
    value,
    onChange,
    onSave,
    busy,
    disabled = false,
    helpText,
    placeholder,
    error,
  } = props
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!disabled && !busy) onSave()
  }
  return (
    <form onSubmit={submit} noValidate>
      <TextField
        label={label}
        value={value}
        onChange={onChange}
        autoComplete="off"
        {...(helpText !== undefined && { helpText })}
        {...(placeholder !== undefined && { placeholder })}
        {...(error !== undefined && { error })}
        connectedRight={
          <Button submit loading={busy} disabled={disabled} accessibilityLabel={`${action}: ${label}`}>
            {action}
          </Button>
        }
      />
    </form>
  )
}
