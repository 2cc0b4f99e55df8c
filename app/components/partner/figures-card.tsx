// How a partner fares: what he has brought in 30 days, and what he is owed.
import { BlockStack, Card, InlineGrid, Text } from '@shopify/polaris'
import type { ShownFigures } from '#app/insight/partner-page/show-figures.ts'
import { useSay } from '../language.tsx'

export function FiguresCard({ figures }: { figures: ShownFigures }) {
  const say = useSay()
  return (
    <Card roundedAbove="xs">
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {say('Last 30 days')}
        </Text>
        <InlineGrid columns={{ xs: 2, md: 4 }} gap="400">
          <Figure name={say('Clicks')} lines={[figures.clicks]} />
          <Figure name={say('Conversions')} lines={[figures.conversions]} />
          <Figure name={say('Revenue')} lines={figures.revenue} />
          <Figure name={say('Payout')} lines={figures.payout} />
        </InlineGrid>
        <Text as="h2" variant="headingMd">
          {say('Balance')}
        </Text>
        <InlineGrid columns={{ xs: 2, md: 4 }} gap="400">
          <Figure name={say('Held')} lines={figures.held} />
          <Figure name={say('Approved')} lines={figures.approved} />
          <Figure name={say('Paid')} lines={figures.paid} />
          <Figure name={say('Due')} lines={figures.due} />
        </InlineGrid>
      </BlockStack>
    </Card>
  )
}

function Figure({ name, lines }: { name: string; lines: string[] }) {
  return (
    <BlockStack gap="050">
      <Text as="span" tone="subdued">
        {name}
      </Text>
      {lines.map((line) => (
        <Text key={line} as="span" variant="headingMd" numeric>
          {line}
        </Text>
      ))}
    </BlockStack>
  )
}
