// A card that is a table under a heading, or says why there is nothing in it.
import { BlockStack, Box, Card, Text } from '@shopify/polaris'
import type { ReactNode } from 'react'
import { CardHeading, type CardHeadingProps } from './card-section.tsx'

export interface TableCardProps extends CardHeadingProps {
  /** In place of a table without rows. */
  empty?: string | false
  children: ReactNode
}

export function TableCard({ empty = false, children, ...heading }: TableCardProps) {
  return (
    <Card padding="0">
      <BlockStack gap={empty ? '100' : '300'}>
        <Box paddingInline="400" paddingBlockStart="400">
          <CardHeading {...heading} />
        </Box>
        {empty ? (
          <Box paddingInline="400" paddingBlockEnd="400">
            <Text as="p" tone="subdued">
              {empty}
            </Text>
          </Box>
        ) : (
          children
        )}
      </BlockStack>
    </Card>
  )
}
