// One order as it is explained: what came of it, who is credited and why, and what can be done.
import { Button, List, Text } from '@shopify/polaris'
import type { ExplainedOrder } from '#app/insight/conversion-page/explain-order.server.ts'
import { HeadedCard } from '../card-section.tsx'
import { useSay } from '../language.tsx'
import { AttributionCard } from './attribution-card.tsx'

export function ExplainedCards({ order, onCredit }: { order: ExplainedOrder; onCredit: () => void }) {
  const say = useSay()
  const { name, placed, landingPage, conversionId, attribution, hints } = order
  return (
    <>
      <HeadedCard
        title={say('Order {{name}}', { name })}
        action={
          conversionId === null ? (
            <Button onClick={onCredit}>{say('Credit to a partner…')}</Button>
          ) : (
            <Button url={`/app/conversions/${conversionId}`}>{say('Open the conversion')}</Button>
          )
        }
      >
        {placed && (
          <Text as="p" tone="subdued">
            {say('Placed {{when}}', { when: placed })}
          </Text>
        )}
        {landingPage && (
          <Text as="p" tone="subdued" breakWord>
            {say('Landing page: {{page}}', { page: landingPage })}
          </Text>
        )}
        {hints.length > 0 && (
          <List>
            {hints.map((hint) => (
              <List.Item key={hint}>{hint}</List.Item>
            ))}
          </List>
        )}
      </HeadedCard>
      {attribution && <AttributionCard attribution={attribution} />}
    </>
  )
}
