// What stands in the place of a list that is empty, or of a page that is not there: why, and the ways on.
import { BlockStack, Card, InlineStack, Text } from '@shopify/polaris'
import type { ReactNode } from 'react'
import { CardHeading } from './card-section.tsx'

export interface EmptyCardProps {
  /** Absent: the page's own title says it. */
  title?: string
  /** A paragraph each. */
  text: string | readonly string[]
  /** Buttons. */
  children?: ReactNode
}

export function EmptyCard({ title, text, children }: EmptyCardProps) {
  return (
    <Card>
      <BlockStack gap="200">
        {title !== undefined && <CardHeading title={title} />}
        {[text].flat().map((paragraph) => (
          <Text as="p" tone="subdued" key={paragraph}>
            {paragraph}
          </Text>
        ))}
        {children && <InlineStack gap="200">{children}</InlineStack>}
      </BlockStack>
    </Card>
  )
}
