// While there is no partner: what one is, and the ways to the first.
import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris'
import { useSay } from '../language.tsx'

export function NoPartners() {
  const say = useSay()
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {say('Add whoever sends you visitors')}
        </Text>
        <Text as="p">
          {say(
            'A partner has a link of their own, and coupon codes if you like. What visitors from the link or with a code buy is credited to the partner, with the payout that the offer says.',
          )}
        </Text>
        <InlineStack gap="300">
          <Button variant="primary" url="/app/partners/new">
            {say('Add partner')}
          </Button>
          <Button url="/app/partners/import">{say('Import CSV')}</Button>
        </InlineStack>
      </BlockStack>
    </Card>
  )
}
