// A card that is a table under a title, or says why there is nothing in it.
import { BlockStack, Box, Card, Text } from '@shopify/polaris'
import type { ReactNode } from 'react'

export interface TableCardProps {
  title: string
  isEmpty: boolean
  emptyText: string
  children: ReactNode
}

export function TableCard({ title, isEmpty, emptyText, children }: TableCardProps) {
  return (
    <Card padding="0">
      <BlockStack gap={isEmpty ? '100' : '300'}>
        <Box paddingInline="400" paddingBlockStart="400">
          <Text as="h2" variant="headingSm">
            {title}
          </Text>
        </Box>
        {isEmpty ? (
          <Box paddingInline="400" paddingBlockEnd="400">
            <Text as="p" tone="subdued">
              {emptyText}
            </Text>
          </Box>
        ) : (
          children
        )}
      </BlockStack>
    </Card>
  )
}
