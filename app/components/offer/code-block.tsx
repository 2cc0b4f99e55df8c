// Something that is copied into a terminal or a program: shown whole, in lines as long as there is room, taken by one press.
import { BlockStack, Button, InlineStack, Text } from '@shopify/polaris'
import { useId } from 'react'
import { useSay } from '../language.tsx'
import { useCopy } from '../use-copy.ts'

export function CodeBlock({ label, code }: { label: string; code: string }) {
  const say = useSay()
  const copy = useCopy(code)
  const id = useId()
  return (
    <BlockStack gap="100">
      <InlineStack align="space-between" blockAlign="end" gap="200" wrap={false}>
        <Text as="span" id={id}>
          {label}
        </Text>
        <Button size="slim" onClick={copy} accessibilityLabel={say('Copy: {{label}}', { label })}>
          {say('Copy')}
        </Button>
      </InlineStack>
      <pre className="offer-code" role="group" aria-labelledby={id}>
        <code>{code}</code>
      </pre>
    </BlockStack>
  )
}
