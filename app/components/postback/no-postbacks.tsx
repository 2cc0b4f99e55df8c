// While there is no postback: what one is, and the way to the first.
import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris'
import { useSay } from '../language.tsx'

export function NoPostbacks({ addUrl }: { addUrl: string }) {
  const say = useSay()
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {say('Tell your partners’ trackers what they brought')}
        </Text>
        <Text as="p">
          {say(
            'A postback is a call from here to a partner’s tracker. It goes out as soon as a conversion is approved, with the tracker’s own click id and the payout, so that the partner sees which click earned what.',
          )}
        </Text>
        <Text as="p">
          {say(
            'Ask the partner for the postback URL of its tracker. Paste it, or choose the tracker from a list of 32; then send a test and see the answer.',
          )}
        </Text>
        <InlineStack>
          <Button variant="primary" url={addUrl}>
            {say('Add postback')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  )
}
