// The web pixel: how it stands, a button that looks after it now, and what it reported.
import { Banner, BlockStack, Button, InlineStack, Text } from '@shopify/polaris'
import { useFetcher } from '@remix-run/react'
import type { StorefrontPage } from '#app/insight/storefront/storefront-page.server.ts'
import { StorefrontPart } from './storefront-part.tsx'
import { useSay } from '../language.tsx'

/** What came of the button. */
export type PixelRepaired = { kind: 'live' } | { kind: 'wrong'; message: string }

export function StorefrontPixel({ pixel, reports }: Pick<StorefrontPage, 'pixel' | 'reports'>) {
  const say = useSay()
  const repairing = useFetcher<PixelRepaired>()
  const isBusy = repairing.state !== 'idle'
  return (
    <StorefrontPart
      title={say('Web pixel')}
      about={say(
        'Tells the app of completed checkouts from the thank-you page. It catches clicks that the cart lost, and orders of which Shopify’s own message does not arrive. It never makes a conversion by itself.',
      )}
      standing={pixel}
    >
      <repairing.Form method="post">
        <InlineStack gap="300" blockAlign="center">
          <Button submit loading={isBusy}>
            {say('Check and repair')}
          </Button>
        </InlineStack>
      </repairing.Form>
      <div role="status">{!isBusy && repairing.data && <Result repaired={repairing.data} />}</div>
      <BlockStack gap="100">
        {reports.map(({ text, values }) => (
          <Text as="p" key={text}>
            {say(text, values)}
          </Text>
        ))}
      </BlockStack>
    </StorefrontPart>
  )
}

function Result({ repaired }: { repaired: PixelRepaired }) {
  const say = useSay()
  return repaired.kind === 'live' ? (
    <Banner tone="success">{say('The pixel is live, with the right settings.')}</Banner>
  ) : (
    <Banner tone="critical">{repaired.message}</Banner>
  )
}
