// Home: what happened today, and the newest of it. Refreshes itself. Somebody who is bound to a partner sees that partner's.
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, type ClientLoaderFunctionArgs } from '@remix-run/react'
import { BlockStack, Page, Text } from '@shopify/polaris'
import { useState } from 'react'
import { visitOf } from '#app/admin-visit.server.ts'
import { readHome } from '#app/insight/home.server.ts'
import { readPartnerHome } from '#app/insight/partner-home/partner-home.server.ts'
import { isMerchant } from '#app/program/viewer.ts'
import { AccessFoot } from '../components/access/access-foot.tsx'
import { NewestConversions, NewestDeliveries } from '../components/newest-lists.tsx'
import { PartnerHome } from '../components/partner-home/partner-home.tsx'
import recordTableStyles from '../components/record-table.css?url'
import { ShopLinksCard } from '../components/shop-links-card.tsx'
import { TodayFigures } from '../components/today-figures.tsx'
import { useRefresh } from '../components/use-refresh.ts'

const REFRESH_MS = 5_000

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: recordTableStyles }]
export const meta: MetaFunction = () => [{ title: 'Today · Throughline' }]

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  const { viewer, shop, reader } = await visitOf(runtime, request)
  const { db, env } = runtime
  const appUrl = env.SHOPIFY_APP_URL
  return isMerchant(viewer)
    ? { whose: 'merchant' as const, ...(await readHome(db.pool, shop, appUrl, reader.nowMs)) }
    : { whose: 'partner' as const, ...(await readPartnerHome(db.pool, viewer, shop, reader, appUrl)) }
}

type Read = Awaited<ReturnType<typeof loader>>
let lastRead: Read | null = null

/** Keeps the page standing while the app is away for a moment: what was read last stays, and says so. */
export async function clientLoader({ serverLoader }: ClientLoaderFunctionArgs) {
  try {
    lastRead = (await serverLoader()) as Read
    return { home: lastRead, isStale: false }
  } catch (error) {
    // What the server answers on purpose (sign in again, leave the frame) is no Error and goes its way.
    if (lastRead === null || !(error instanceof Error)) throw error
    return { home: lastRead, isStale: true }
  }
}
clientLoader.hydrate = true as const

export default function HomePage() {
  const data = useLoaderData<typeof clientLoader | typeof loader>()
  const { home, isStale } = 'home' in data ? data : { home: data, isStale: false }
  useRefresh(REFRESH_MS)
  return home.whose === 'partner' ? (
    <PartnerHome home={home} />
  ) : (
    <MerchantHome home={home} isStale={isStale} />
  )
}

interface MerchantHomeProps {
  home: Extract<Read, { whose: 'merchant' }>
  isStale: boolean
}

function MerchantHome({ home, isStale }: MerchantHomeProps) {
  // Decided once: the first conversion must not push what somebody reads out of its place.
  const [linksFirst] = useState(home.conversions.length === 0)
  return (
    <Page title="Today" subtitle={`${home.date}, ${home.timeZone}`}>
      <BlockStack gap={{ xs: '300', md: '400' }}>
        {linksFirst && <ShopLinksCard home={home} />}
        <TodayFigures home={home} />
        <NewestConversions home={home} />
        <NewestDeliveries home={home} />
        {!linksFirst && <ShopLinksCard home={home} />}
        <div role="status">
          <Text as="p" tone={isStale ? 'critical' : 'subdued'} alignment="center">
            {isStale
              ? `The app does not answer. This is how things stood at ${home.readAt}; trying again.`
              : 'Kept up to date while you look.'}
          </Text>
        </div>
        <AccessFoot />
      </BlockStack>
    </Page>
  )
}
