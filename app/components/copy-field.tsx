// An address that a merchant copies: shown whole, taken by one press.
import { Button, TextField } from '@shopify/polaris'
import { useSay } from './language.tsx'
import { useCopy } from './use-copy.ts'

export interface CopyFieldProps {
  label: string
  value: string
  helpText: string
}

export function CopyField({ label, value, helpText }: CopyFieldProps) {
  const copy = useCopy(value)
  const say = useSay()
  return (
    <TextField
      label={label}
      value={value}
      helpText={helpText}
      readOnly
      selectTextOnFocus
      autoComplete="off"
      connectedRight={
        <Button onClick={copy} accessibilityLabel={say('Copy: {{label}}', { label })}>
          {say('Copy')}
        </Button>
      }
    />
  )
}
