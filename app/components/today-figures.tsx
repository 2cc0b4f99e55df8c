// Today in figures: clicks, conversions by status with their money, deliveries by state.
import { InlineGrid, InlineStack, Text } from '@shopify/polaris'
import type { ReactNode } from 'react'
import type { Home } from '#app/insight/home.server.ts'
import { HeadedCard } from './card-section.tsx'
import { useSay } from './language.tsx'
import { StatusBadge } from './status-badge.tsx'
import { StatusSum } from './status-sum.tsx'

export function TodayFigures({ home }: { home: Home }) {
  const say = useSay()
  return (
    <InlineGrid columns={{ xs: 1, md: ['oneThird', 'oneThird', 'oneThird'] }} gap={{ xs: '300', md: '400' }}>
      <Figure title={say('Clicks')} value={home.clicks}>
        <Text as="p" tone="subdued">
          {home.clicks === '0'
            ? say('No visit through a partner’s link yet')
            : say('Visits through partners’ links')}
        </Text>
      </Figure>
      <Figure title={say('Conversions')} value={home.conversionCount}>
        {home.sums.length === 0 && (
          <Text as="p" tone="subdued">
            {say('None today')}
          </Text>
        )}
        {home.sums.map(({ key, status, count, amount, payout }) => (
          <StatusSum
            key={key}
            status={status}
            count={count}
            money={[
              [say('Amount'), amount],
              [say('Payout'), payout],
            ]}
          />
        ))}
      </Figure>
      <Figure title={say('Deliveries')} value={home.deliveryCount}>
        {home.deliveryStates.length === 0 && (
          <Text as="p" tone="subdued">
            {say('None today')}
          </Text>
        )}
        {home.deliveryStates.map(({ label, count }) => (
          <InlineStack key={label} align="space-between" blockAlign="center">
            <StatusBadge status={label} />
            <Text as="span" numeric>
              {count}
            </Text>
          </InlineStack>
        ))}
      </Figure>
    </InlineGrid>
  )
}

function Figure({ title, value, children }: { title: string; value: string; children: ReactNode }) {
  return (
    <HeadedCard title={title} isDense>
      <Text as="p" variant="heading2xl" numeric>
        {value}
      </Text>
      {children}
    </HeadedCard>
  )
}
