// What a delivery is about, and the values that it was frozen with.
import { Link, Text } from '@shopify/polaris'
import type { ShownDelivery } from '#app/insight/delivery-log/show-delivery.server.ts'
import { HeadedCard } from '../card-section.tsx'
import { useSay } from '../language.tsx'

export function DeliveryFacts({ delivery }: { delivery: ShownDelivery }) {
  const say = useSay()
  return (
    <HeadedCard title={say('What it reports')}>
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
    </HeadedCard>
  )
}

export function DeliveryValues({ delivery }: { delivery: ShownDelivery }) {
  const say = useSay()
  return (
    <HeadedCard
      title={say('Values')}
      about={say(
        'What the postback’s macros stood for when this was planned. They stay the same in every attempt.',
      )}
    >
      <dl className="log__facts log__facts--code">
        {delivery.values.map(({ name, value }) => (
          <div key={name}>
            <dt>{`{${name}}`}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </HeadedCard>
  )
}
