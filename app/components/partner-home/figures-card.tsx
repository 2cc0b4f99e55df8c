// What a partner brought within a period.
import { BlockStack, Card, InlineStack, Text } from '@shopify/polaris'
import type { PartnerFigures } from '#app/insight/partner-home/partner-home.server.ts'
import { useSay } from '../language.tsx'
import { StatusBadge } from '../status-badge.tsx'

export function FiguresCard({ figures }: { figures: PartnerFigures }) {
  const say = useSay()
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingSm">
          {figures.title}
        </Text>
        <InlineStack gap="600">
          <Figure label={say('Clicks')} value={figures.clicks} />
          <Figure label={say('Conversions')} value={figures.conversions} />
        </InlineStack>
        {figures.sums.map(({ key, status, count, amount, payout }) => (
          <BlockStack key={key} gap="050">
            <InlineStack align="space-between" blockAlign="center">
              <StatusBadge status={status} />
              <Text as="span" numeric>
                {count}
              </Text>
            </InlineStack>
            {amount !== null && <Line label={say('Revenue')} value={amount} />}
            <Line label={say('Payout')} value={payout} />
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  )
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <BlockStack>
      <Text as="p" variant="heading2xl" numeric>
        {value}
      </Text>
      <Text as="p" tone="subdued">
        {label}
      </Text>
    </BlockStack>
  )
}

function Line({ label, value }: { label: string; value: string }) {
  return (
    <InlineStack align="space-between">
      <Text as="span" tone="subdued">
        {label}
      </Text>
      <Text as="span" numeric>
        {value}
      </Text>
    </InlineStack>
  )
}
