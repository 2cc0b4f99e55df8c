// The module for storefronts that are no theme, to be copied whole.
import { Button, InlineStack, TextField } from '@shopify/polaris'
import { StorefrontPart } from './storefront-part.tsx'
import { useCopy } from '../use-copy.ts'
import { useSay } from '../language.tsx'

const LINES = 14

export function StorefrontSnippet({ snippet }: { snippet: string }) {
  const say = useSay()
  const copy = useCopy(snippet)
  return (
    <StorefrontPart
      title={say('Headless and other storefronts')}
      about={say(
        'A storefront that is no Shopify theme carries clicks with this module. Fill in your own consent and your own cart; a theme with the app embed does not need it.',
      )}
    >
      <TextField
        label={say('Module for your page')}
        labelHidden
        value={snippet}
        multiline={LINES}
        monospaced
        readOnly
        selectTextOnFocus
        autoComplete="off"
      />
      <InlineStack>
        <Button onClick={copy}>{say('Copy the module')}</Button>
      </InlineStack>
    </StorefrontPart>
  )
}
