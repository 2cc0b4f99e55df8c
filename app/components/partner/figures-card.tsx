// How a partner fares: what he has brought in 30 days, and what he is owed.
import { BlockStack, InlineGrid, Text } from '@shopify/polaris'
import type { ShownFigures } from '#app/insight/partner-page/show-figures.ts'
import { HeadedCard } from '../card-section.tsx'
import { useSay } from '../language.tsx'

export function FiguresCard({ figures }: { figures: ShownFigures }) {
  const say = useSay()
  return (
    <HeadedCard title={say('Last 30 days')}>
      <InlineGrid columns={{ xs: 2, md: 4 }} gap="400">
        <Figure name={say('Clicks')} lines={[figures.clicks]} />
        <Figure name={say('Conversions')} lines={[figures.conversions]} />
        <Figure name={say('Revenue')} lines={figures.revenue} />
        <Figure name={say('Payout')} lines={figures.payout} />
      </InlineGrid>
      <Text as="h2" variant="headingSm">
        {say('Balance')}
      </Text>
      <InlineGrid columns={{ xs: 2, md: 4 }} gap="400">
        <Figure name={say('Held')} lines={figures.held} />
        <Figure name={say('Approved')} lines={figures.approved} />
        <Figure name={say('Paid')} lines={figures.paid} />
        <Figure name={say('Due')} lines={figures.due} />
      </InlineGrid>
    </HeadedCard>
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
