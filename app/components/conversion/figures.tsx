// The figures of today, and of the chosen period beside them.
import { BlockStack, Card, Text } from '@shopify/polaris'
import type { ShownFigures } from '#app/insight/conversion-page/conversion-figures.server.ts'
import type { ShownList } from '#app/insight/conversion-page/show-list.server.ts'
import { useSay } from '../language.tsx'

export function Figures({ figures: { today, chosen } }: Pick<ShownList, 'figures'>) {
  const say = useSay()
  return (
    <Card>
      <BlockStack gap="400">
        <Strip title={say('Today')} figures={today} />
        {chosen !== null && <Strip title={say('Chosen period')} figures={chosen} />}
      </BlockStack>
    </Card>
  )
}

function Strip({ title, figures }: { title: string; figures: ShownFigures }) {
  const say = useSay()
  const money = (sums: string[]) => (sums.length > 0 ? sums.join(' + ') : '–')
  const parts: [term: string, value: string][] = [
    [say('Clicks'), figures.clicks],
    [say('Conversions'), figures.conversions],
    [say('Approved'), figures.approved],
    [say('Held'), figures.held],
    [say('Revenue'), money(figures.revenue)],
    [say('Payout'), money(figures.payout)],
  ]
  return (
    <BlockStack gap="200">
      <Text as="h2" variant="headingSm">
        {title}
      </Text>
      <dl className="conversion-figures" aria-label={title}>
        {parts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </BlockStack>
  )
}
