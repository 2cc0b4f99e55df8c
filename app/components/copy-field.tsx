// An address that a merchant copies: shown whole, taken by one press.
import { Button, TextField } from '@shopify/polaris'
import { useCopy } from './use-copy.ts'

export interface CopyFieldProps {
  label: string
  value: string
  helpText: string
}

export function CopyField({ label, value, helpText }: CopyFieldProps) {
  const copy = useCopy(value)
  return (
    <TextField
      label={label}
      value={value}
      helpText={helpText}
      readOnly
      selectTextOnFocus
      autoComplete="off"
      connectedRight={
        <Button onClick={copy} accessibilityLabel={`Copy: ${label}`}>
          Copy
        </Button>
      }
    />
  )
}
