// The last thirty days: what they came to, and how they went, day by day.
import { useSearchParams } from '@remix-run/react'
import { BlockStack, InlineGrid, InlineStack, Link, Select, Text } from '@shopify/polaris'
import type { Home } from '#app/insight/home.server.ts'
import { HeadedCard } from '../card-section.tsx'
import { TrendChart } from '../chart/trend-chart.tsx'
import { useSay } from '../language.tsx'
import { TotalFigures } from '../report/report-totals.tsx'

export function RecentCard({ recent }: { recent: Home['recent'] }) {
  const say = useSay()
  const [, setSearch] = useSearchParams()
  const { currency, currencies, period, total, charts } = recent
  return (
    <HeadedCard
      title={say('The last 30 days')}
      about={period}
      action={
        <InlineStack gap="300" blockAlign="center">
          {currencies.length > 1 && (
            <Select
              label={say('Money in')}
              labelInline
              options={[...currencies]}
              value={currency}
              onChange={(chosen) => setSearch({ currency: chosen }, { preventScrollReset: true })}
            />
          )}
          <Link url="/app/reports">{say('All reports')}</Link>
        </InlineStack>
      }
    >
      <TotalFigures now={total} />
      <InlineGrid columns={{ xs: 1, md: 2 }} gap="500">
        {charts.map(({ metric, title, trend }) => (
          <BlockStack key={metric} gap="100">
            <Text as="h3" variant="bodyMd" fontWeight="semibold">
              {title}
            </Text>
            <TrendChart title={title} trend={trend} period={period} />
          </BlockStack>
        ))}
      </InlineGrid>
    </HeadedCard>
  )
}
