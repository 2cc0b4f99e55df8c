// An address that a merchant copies: shown whole, taken by one press.
import { useAppBridge } from '@shopify/app-bridge-react'
import { Button, TextField } from '@shopify/polaris'

export interface CopyFieldProps {
  label: string
  value: string
  helpText: string
}

export function CopyField({ label, value, helpText }: CopyFieldProps) {
  const shopify = useAppBridge()
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => shopify.toast.show('Copied'),
      // The admin decides whether its frames may write to the clipboard.
      () =>
        shopify.toast.show('Copying is not allowed here. Select the text and copy it.', { isError: true }),
    )
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
