// What somebody is told who opened a page that is not his. It stands in the place of that page.
import { BlockStack, Button, Card, InlineStack, Page, Text } from '@shopify/polaris'
import { useEffect, useRef } from 'react'
import { useSay } from './language.tsx'

export function NotAllowed() {
  const say = useSay()
  const place = useRef<HTMLDivElement>(null)
  // What changed is told to those who cannot see it.
  useEffect(() => place.current?.focus(), [])
  return (
    <Page narrowWidth>
      <div ref={place} tabIndex={-1} style={{ outline: 'none' }}>
        <Card>
          <BlockStack gap="300">
            <Text as="h1" variant="headingLg">
              {say('This page is for the merchant')}
            </Text>
            <Text as="p">
              {say(
                'Your account in this store is bound to a partner: you see that partner’s links, postbacks and figures.',
              )}
            </Text>
            <InlineStack>
              <Button variant="primary" url="/app">
                {say('Go to your own page')}
              </Button>
            </InlineStack>
          </BlockStack>
        </Card>
      </div>
    </Page>
  )
}
