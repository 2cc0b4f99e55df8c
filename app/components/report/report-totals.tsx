// What a period comes to in all, beside the one that it is compared with.
import { BlockStack, InlineGrid, Text } from '@shopify/polaris'
import type { ShownMeasures } from '#app/insight/report/show-measures.ts'
import { mark } from '#app/language/say.ts'
import { HeadedCard } from '../card-section.tsx'
import { useSay } from '../language.tsx'

const FIGURES: readonly [keyof ShownMeasures, string][] = [
  ['clicks', mark('Clicks')],
  ['conversions', mark('Conversions')],
  ['rate', mark('Conversion rate')],
  ['revenue', mark('Revenue')],
  ['payout', mark('Payout')],
  ['approvedPayout', mark('Payout approved')],
  ['heldPayout', mark('Payout held')],
  ['perClick', mark('Earnings per click')],
]

export interface ReportTotalsProps {
  total: { now: ShownMeasures; before: ShownMeasures | null }
}

export function ReportTotals({ total }: ReportTotalsProps) {
  const say = useSay()
  return (
    <HeadedCard title={say('In all')}>
      <TotalFigures {...total} />
    </HeadedCard>
  )
}

export function TotalFigures({ now, before = null }: { now: ShownMeasures; before?: ShownMeasures | null }) {
  const say = useSay()
  return (
    <InlineGrid columns={{ xs: 2, md: 4 }} gap="400">
      {FIGURES.map(([name, title]) => (
        <BlockStack key={name} gap="050">
          <Text as="span" variant="bodyMd" tone="subdued">
            {say(title)}
          </Text>
          <Text as="p" variant="headingLg" numeric breakWord>
            {now[name]}
          </Text>
          {before && (
            <Text as="p" variant="bodySm" tone="subdued" numeric>
              {say('before: {{value}}', { value: before[name] })}
            </Text>
          )}
        </BlockStack>
      ))}
    </InlineGrid>
  )
}
