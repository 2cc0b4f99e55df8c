// Conversions of one status: how many, and their money.
import { BlockStack, InlineStack, Text } from '@shopify/polaris'
import { StatusBadge } from './status-badge.tsx'

export interface StatusSumProps {
  status: Parameters<typeof StatusBadge>[0]['status']
  count: string
  /** What the sums are, and the sums. */
  money: readonly (readonly [label: string, sum: string])[]
}

export function StatusSum({ status, count, money }: StatusSumProps) {
  return (
    <BlockStack gap="050">
      <InlineStack align="space-between" blockAlign="center">
        <StatusBadge status={status} />
        <Text as="span" numeric>
          {count}
        </Text>
      </InlineStack>
      {money.map(([label, sum]) => (
        <InlineStack key={label} align="space-between">
          <Text as="span" tone="subdued">
            {label}
          </Text>
          <Text as="span" numeric>
            {sum}
          </Text>
        </InlineStack>
      ))}
    </BlockStack>
  )
}
