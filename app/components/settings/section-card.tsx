// A card of the settings: its name, and what is set in it.
import { BlockStack, Card, Text } from '@shopify/polaris'
import { useId, type ReactNode } from 'react'

export function SectionCard({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <Card>
        <BlockStack gap="400">
          <Text as="h2" variant="headingSm" id={id}>
            {title}
          </Text>
          {children}
        </BlockStack>
      </Card>
    </section>
  )
}
