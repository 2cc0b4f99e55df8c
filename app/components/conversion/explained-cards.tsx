// One order as it is explained: what came of it, who is credited and why, and what can be done.
import { BlockStack, Button, Card, InlineStack, List, Text } from '@shopify/polaris'
import type { ExplainedOrder } from '#app/insight/conversion-page/explain-order.server.ts'
import { useSay } from '../language.tsx'
import { AttributionCard } from './attribution-card.tsx'

export function ExplainedCards({ order, onCredit }: { order: ExplainedOrder; onCredit: () => void }) {
  const say = useSay()
  const { name, placed, landingPage, conversionId, attribution, hints } = order
  return (
    <>
      <Card>
        <BlockStack gap="300">
          <InlineStack align="space-between" blockAlign="center" gap="300">
            <Text as="h2" variant="headingMd">
              {say('Order {{name}}', { name })}
            </Text>
            <InlineStack gap="200">
              {conversionId !== null && (
                <Button url={`/app/conversions/${conversionId}`}>{say('Open the conversion')}</Button>
              )}
              {conversionId === null && <Button onClick={onCredit}>{say('Credit to a partner…')}</Button>}
            </InlineStack>
          </InlineStack>
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
        </BlockStack>
      </Card>
      {attribution && <AttributionCard attribution={attribution} />}
    </>
  )
}
