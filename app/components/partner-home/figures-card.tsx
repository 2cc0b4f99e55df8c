// What a partner brought within a period.
import { BlockStack, InlineStack, Text } from '@shopify/polaris'
import type { PartnerFigures } from '#app/insight/partner-home/partner-home.server.ts'
import { HeadedCard } from '../card-section.tsx'
import { useSay } from '../language.tsx'
import { StatusSum } from '../status-sum.tsx'

export function FiguresCard({ figures }: { figures: PartnerFigures }) {
  const say = useSay()
  return (
    <HeadedCard title={figures.title} isDense>
      <InlineStack gap="600">
        <Figure label={say('Clicks')} value={figures.clicks} />
        <Figure label={say('Conversions')} value={figures.conversions} />
      </InlineStack>
      {figures.sums.map(({ key, status, count, amount, payout }) => (
        <StatusSum
          key={key}
          status={status}
          count={count}
          money={[...(amount === null ? [] : [[say('Revenue'), amount] as const]), [say('Payout'), payout]]}
        />
      ))}
    </HeadedCard>
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
