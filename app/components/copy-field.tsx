// An address that a merchant copies: shown whole, taken by one press.
import { Button, TextField } from '@shopify/polaris'
import { useCopy } from './use-copy.ts'
import { useSay } from './language.tsx'

export interface CopyFieldProps {
  label: string
  value: string
  helpText: string
}

export function CopyField({ label, value, helpText }: CopyFieldProps) {
  const say = useSay()
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
        <Button onClick={copy} accessibilityLabel={say('Copy: {{what}}', { what: label })}>
          {say('Copy')}
        </Button>
      }
    />
  )
}
