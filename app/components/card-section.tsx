// A card of the offer's page: a heading, what it is about, and its fields.
import { BlockStack, Card, Text } from '@shopify/polaris'
import type { ReactNode } from 'react'

export function CardSection({
  title,
  about,
  children,
}: {
  title: string
  about?: string
  children: ReactNode
}) {
  return (
    <Card roundedAbove="xs">
      <section aria-label={title}>
        <BlockStack gap="400">
          <BlockStack gap="100">
            <Text as="h2" variant="headingMd">
              {title}
            </Text>
            {about && (
              <Text as="p" tone="subdued">
                {about}
              </Text>
            )}
          </BlockStack>
          {children}
        </BlockStack>
      </section>
    </Card>
  )
}
