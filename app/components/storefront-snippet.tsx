// The module for storefronts that are no theme, to be copied whole.
import { useAppBridge } from '@shopify/app-bridge-react'
import { Button, InlineStack, TextField } from '@shopify/polaris'
import { StorefrontPart } from './storefront-part.tsx'

const LINES = 14

export function StorefrontSnippet({ snippet }: { snippet: string }) {
  const shopify = useAppBridge()
  const copy = () =>
    navigator.clipboard.writeText(snippet).then(
      () => shopify.toast.show('Copied'),
      // The admin decides whether its frames may write to the clipboard.
      () =>
        shopify.toast.show('Copying is not allowed here. Select the text and copy it.', { isError: true }),
    )
  return (
    <StorefrontPart
      title="Headless and other storefronts"
      about="A storefront that is no Shopify theme carries clicks with this module. Fill in your own consent and your own cart; a theme with the app embed does not need it."
    >
      <TextField
        label="Module for your page"
        labelHidden
        value={snippet}
        multiline={LINES}
        monospaced
        readOnly
        selectTextOnFocus
        autoComplete="off"
      />
      <InlineStack>
        <Button onClick={copy}>Copy the module</Button>
      </InlineStack>
    </StorefrontPart>
  )
}
