// While there is no postback: what one is, and the way to the first.
import { Button } from '@shopify/polaris'
import { EmptyCard } from '../empty-card.tsx'
import { useSay } from '../language.tsx'

export function NoPostbacks({ addUrl }: { addUrl: string }) {
  const say = useSay()
  return (
    <EmptyCard
      title={say('Tell your partners’ trackers what they brought')}
      text={[
        say(
          'A postback is a call from here to a partner’s tracker. It goes out as soon as a conversion is approved, with the tracker’s own click id and the payout, so that the partner sees which click earned what.',
        ),
        say(
          'Ask the partner for the postback URL of its tracker. Paste it, or choose the tracker from a list of 32; then send a test and see the answer.',
        ),
      ]}
    >
      <Button variant="primary" url={addUrl}>
        {say('Add postback')}
      </Button>
    </EmptyCard>
  )
}
