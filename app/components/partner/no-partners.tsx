// While there is no partner: what one is, and the ways to the first.
import { Button } from '@shopify/polaris'
import { EmptyCard } from '../empty-card.tsx'
import { useSay } from '../language.tsx'

export function NoPartners() {
  const say = useSay()
  return (
    <EmptyCard
      title={say('Add whoever sends you visitors')}
      text={say(
        'A partner has a link of their own, and coupon codes if you like. What visitors from the link or with a code buy is credited to the partner, with the payout that the offer says.',
      )}
    >
      <Button variant="primary" url="/app/partners/new">
        {say('Add partner')}
      </Button>
      <Button url="/app/partners/import">{say('Import CSV')}</Button>
    </EmptyCard>
  )
}
