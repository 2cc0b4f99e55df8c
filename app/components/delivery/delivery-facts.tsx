// What a delivery is about, and the values that it was frozen with.
import { Link, Text } from '@shopify/polaris'
import type { ShownDelivery } from '#app/insight/delivery-log/show-delivery.server.ts'
import { HeadedCard } from '../card-section.tsx'
import { FactList } from '../fact-list.tsx'
import { useSay } from '../language.tsx'

export function DeliveryFacts({ delivery }: { delivery: ShownDelivery }) {
  const say = useSay()
  return (
    <HeadedCard title={say('What it reports')}>
      <FactList facts={delivery.facts} />
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
      <FactList
        isCode
        facts={delivery.values.map(({ name, value }) => ({ term: `{${name}}`, text: value }))}
      />
    </HeadedCard>
  )
}
