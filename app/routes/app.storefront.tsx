// The storefront: what carries a partner's click from the first page to the order, and how each part of it stands.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BlockStack, Button, InlineStack, Page, Text } from '@shopify/polaris'
import { Trans } from 'react-i18next'
import { mark } from '#app/language/say.ts'
import { merchantOf } from '#app/admin-visit.server.ts'
import { embedInTheme } from '#app/insight/storefront/storefront-words.ts'
import { readStorefrontPage } from '#app/insight/storefront/storefront-page.server.ts'
import { repairPixel } from '#app/program/pixel-keep.server.ts'
import { sayShopify } from '#app/program/shopify-words.ts'
import { StorefrontPart } from '../components/storefront/storefront-part.tsx'
import { StorefrontPixel, type PixelRepaired } from '../components/storefront/storefront-pixel.tsx'
import { StorefrontSnippet } from '../components/storefront/storefront-snippet.tsx'
import { useEmbedStatus } from '../components/use-embed-status.ts'
import { useRefresh } from '../components/use-refresh.ts'
import { useSay } from '../components/language.tsx'
import { pageTitle } from '../components/page-title.ts'

const REFRESH_MS = 15_000

export const meta = pageTitle(mark('Storefront'))

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  const { shop, reader } = await merchantOf(runtime, request)
  const { db, env } = runtime
  const context = { appUrl: env.SHOPIFY_APP_URL, apiKey: env.SHOPIFY_API_KEY }
  return readStorefrontPage(db.pool, shop, context, reader)
}

/** "Check and repair". */
export async function action({ request, context: { runtime } }: ActionFunctionArgs): Promise<PixelRepaired> {
  const {
    viewer: { shopId },
    reader: { say },
  } = await merchantOf(runtime, request)
  const { db, admin, log, clock, env } = runtime
  const standing = await repairPixel({ db, admin, log, appUrl: env.SHOPIFY_APP_URL }, shopId, clock())
  return standing.state === 'live'
    ? { kind: 'live' }
    : {
        kind: 'wrong',
        message: standing.error === null ? say('It failed.') : sayShopify(standing.error, say),
      }
}

export default function StorefrontPage() {
  const say = useSay()
  const { embed, settings, proxy, pixel, reports, snippet } = useLoaderData<typeof loader>()
  useRefresh(REFRESH_MS)
  const embedNow = embedInTheme(embed, useEmbedStatus())
  return (
    <Page
      title={say('Storefront')}
      subtitle={say('What carries a partner’s click from the first page to the order')}
    >
      <BlockStack gap={{ xs: '300', md: '400' }}>
        <StorefrontPart
          title={say('App embed')}
          about={say(
            'Keeps the click while the visitor looks around, and hands it to the cart. Switch it on once in your theme; it costs nothing on pages that no partner sent a visitor to.',
          )}
          standing={embedNow}
        >
          <InlineStack>
            <Button
              url={embed.url}
              target="_top"
              variant={embedNow.kind === 'good' ? 'secondary' : 'primary'}
            >
              {say('Open the theme editor')}
            </Button>
          </InlineStack>
        </StorefrontPart>
        <StorefrontPart
          title={say('Settings for the embed')}
          about={say(
            'How long a click is kept and by which links partners’ visitors arrive. Published to your store by itself whenever they change.',
          )}
          standing={settings}
        >
          <Text as="p">
            <Trans
              i18nKey={
                proxy.learnt
                  ? 'The embed asks the app under <strong>{{path}}</strong> on your store’s own domain.'
                  : 'The embed asks the app under <strong>{{path}}</strong> on your store’s own domain, until a visit through it shows that you have changed the path.'
              }
              values={{ path: proxy.path }}
              components={{ strong: <strong /> }}
            />
          </Text>
        </StorefrontPart>
        <StorefrontPixel pixel={pixel} reports={reports} />
        <StorefrontSnippet snippet={snippet} />
      </BlockStack>
    </Page>
  )
}
