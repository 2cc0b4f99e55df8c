// What a delivery is about, and the values that it was frozen with.
import { BlockStack, Card, Link, Text } from '@shopify/polaris'
import type { ShownDelivery } from '#app/insight/delivery-log/show-delivery.server.ts'
import { useSay } from '../language.tsx'

export function DeliveryFacts({ delivery }: { delivery: ShownDelivery }) {
  const say = useSay()
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          {say('What it reports')}
        </Text>
        <dl className="log__facts">
          {delivery.facts.map(({ term, text }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        <Text as="p">
          <Link url={`/app/deliveries?conversion=${encodeURIComponent(delivery.conversionId)}`}>
            {say('All deliveries of this conversion')}
          </Link>
        </Text>
      </BlockStack>
    </Card>
  )
}

export function DeliveryValues({ delivery }: { delivery: ShownDelivery }) {
  const say = useSay()
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          {say('Values')}
        </Text>
        <Text as="p" tone="subdued">
          {say(
            'What the postback’s macros stood for when this was planned. They stay the same in every attempt.',
          )}
        </Text>
        <dl className="log__facts log__facts--code">
          {delivery.values.map(({ name, value }) => (
            <div key={name}>
              <dt>{`{${name}}`}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </BlockStack>
    </Card>
  )
}
