// The storefront: what carries a partner's click from the first page to the order, and how each part of it stands.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BlockStack, Button, InlineStack, Page, Text } from '@shopify/polaris'
import { merchantOf } from '#app/admin-visit.server.ts'
import { embedInTheme } from '#app/insight/storefront/storefront-words.ts'
import { readStorefrontPage } from '#app/insight/storefront/storefront-page.server.ts'
import { repairPixel } from '#app/program/pixel-keep.server.ts'
import { StorefrontPart } from '../components/storefront-part.tsx'
import { StorefrontPixel, type PixelRepaired } from '../components/storefront-pixel.tsx'
import { StorefrontSnippet } from '../components/storefront-snippet.tsx'
import { useEmbedStatus } from '../components/use-embed-status.ts'
import { useRefresh } from '../components/use-refresh.ts'

const REFRESH_MS = 15_000

export const meta: MetaFunction = () => [{ title: 'Storefront · Throughline' }]

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  const { shop } = await merchantOf(runtime, request)
  const { db, clock, env } = runtime
  const context = { appUrl: env.SHOPIFY_APP_URL, apiKey: env.SHOPIFY_API_KEY, nowMs: clock() }
  return readStorefrontPage(db.pool, shop, context)
}

/** "Check and repair". */
export async function action({ request, context: { runtime } }: ActionFunctionArgs): Promise<PixelRepaired> {
  const {
    viewer: { shopId },
  } = await merchantOf(runtime, request)
  const { db, admin, log, clock, env } = runtime
  const standing = await repairPixel({ db, admin, log, appUrl: env.SHOPIFY_APP_URL }, shopId, clock())
  return standing.state === 'live'
    ? { kind: 'live' }
    : { kind: 'wrong', message: standing.error ?? 'It failed.' }
}

export default function StorefrontPage() {
  const { embed, settings, proxy, pixel, reports, snippet } = useLoaderData<typeof loader>()
  useRefresh(REFRESH_MS)
  const embedNow = embedInTheme(embed, useEmbedStatus())
  return (
    <Page title="Storefront" subtitle="What carries a partner’s click from the first page to the order">
      <BlockStack gap={{ xs: '300', md: '400' }}>
        <StorefrontPart
          title="App embed"
          about="Keeps the click while the visitor looks around, and hands it to the cart. Switch it on once in your theme; it costs nothing on pages that no partner sent a visitor to."
          standing={embedNow}
        >
          <InlineStack>
            <Button
              url={embed.url}
              target="_top"
              variant={embedNow.kind === 'good' ? 'secondary' : 'primary'}
            >
              Open the theme editor
            </Button>
          </InlineStack>
        </StorefrontPart>
        <StorefrontPart
          title="Settings for the embed"
          about="How long a click is kept and by which links partners’ visitors arrive. Published to your store by itself whenever they change."
          standing={settings}
        >
          <Text as="p">
            The embed asks the app under <strong>{proxy.path}</strong> on your store’s own domain
            {proxy.learnt ? '.' : ', until a visit through it shows that you have changed the path.'}
          </Text>
        </StorefrontPart>
        <StorefrontPixel pixel={pixel} reports={reports} />
        <StorefrontSnippet snippet={snippet} />
      </BlockStack>
    </Page>
  )
}
