// Home: what happened today, and the newest of it. Refreshes itself. Somebody who is bound to a partner sees that partner's.
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, type ClientLoaderFunctionArgs } from '@remix-run/react'
import { BlockStack, Button, Page, Text } from '@shopify/polaris'
import { useState } from 'react'
import { mark } from '#app/language/say.ts'
import { merchantOf, visitOf } from '#app/admin-visit.server.ts'
import { readHome } from '#app/insight/home.server.ts'
import { dismissGuide, letTestOrdersThrough, onlyRecordTestOrders } from '#app/program/guide.server.ts'
import chartStyles from '../components/chart/chart.css?url'
import { GuideCard } from '../components/home/guide-card.tsx'
import guideStyles from '../components/home/guide.css?url'
import { HealthCard } from '../components/home/health-card.tsx'
import { RecentCard } from '../components/home/recent-card.tsx'
import { GUIDE_ACTIONS, useGuideAction } from '../components/home/use-guide-action.ts'
import { useSay } from '../components/language.tsx'
import { pageTitle } from '../components/page-title.ts'
import { readPartnerHome } from '#app/insight/partner-home/partner-home.server.ts'
import { isMerchant } from '#app/program/viewer.ts'
import { readForm } from '#app/read-form.server.ts'
import { AccessFoot } from '../components/access/access-foot.tsx'
import { NewestConversions, NewestDeliveries } from '../components/newest-lists.tsx'
import { PartnerHome } from '../components/partner-home/partner-home.tsx'
import recordTableStyles from '../components/record-table.css?url'
import { ShopLinksCard } from '../components/shop-links-card.tsx'
import { TodayFigures } from '../components/today-figures.tsx'
import { useRefresh } from '../components/use-refresh.ts'

const REFRESH_MS = 5_000

export const links: LinksFunction = () =>
  [recordTableStyles, chartStyles, guideStyles].map((href) => ({ rel: 'stylesheet', href }))
export const meta = pageTitle(mark('Today'))

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  const { viewer, shop, reader } = await visitOf(runtime, request)
  const { db, env } = runtime
  const appUrl = env.SHOPIFY_APP_URL
  if (!isMerchant(viewer)) {
    const home = await readPartnerHome(db.pool, viewer, shop, reader, appUrl)
    return { whose: 'partner' as const, ...home }
  }
  const currency = new URL(request.url).searchParams.get('currency')
  const home = await readHome(db.pool, shop, viewer, reader, { appUrl, currency })
  return { whose: 'merchant' as const, ...home }
}

/** What is done in the set-up guide. */
export async function action({ request, context: { runtime } }: ActionFunctionArgs) {
  const { viewer, reader } = await merchantOf(runtime, request)
  const asked = (await readForm(request)).get('action')
  const [pool, now] = [runtime.db.pool, new Date(reader.nowMs)]
  switch (GUIDE_ACTIONS.find((known) => known === asked)) {
    case 'dismiss':
      await dismissGuide(pool, viewer, now)
      break
    case 'restore':
      await dismissGuide(pool, viewer, null)
      break
    case 'begin_test':
      await letTestOrdersThrough(pool, viewer, now)
      break
    case 'end_test':
      await onlyRecordTestOrders(pool, viewer, now)
      break
    case undefined:
      throw new Response('The guide knows no such action.', { status: 400 })
  }
  return { kind: 'done' as const }
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
  const say = useSay()
  // Decided once: the first conversion must not push what somebody reads out of its place.
  const [linksFirst] = useState(home.conversions.length === 0)
  return (
    <Page title={say('Today')} subtitle={`${home.date}, ${home.timeZone}`}>
      <BlockStack gap={{ xs: '300', md: '400' }}>
        {!home.guide.isDismissed && <GuideCard guide={home.guide} />}
        {linksFirst && <ShopLinksCard home={home} />}
        <TodayFigures home={home} />
        <HealthCard parts={home.health} />
        <RecentCard recent={home.recent} />
        <NewestConversions home={home} />
        <NewestDeliveries home={home} />
        {!linksFirst && <ShopLinksCard home={home} />}
        <div role="status">
          <Text as="p" tone={isStale ? 'critical' : 'subdued'} alignment="center">
            {isStale
              ? say('The app does not answer. This is how things stood at {{at}}; trying again.', {
                  at: home.readAt,
                })
              : say('Kept up to date while you look.')}
          </Text>
        </div>
        {home.guide.isDismissed && <BringGuideBack />}
        <AccessFoot />
      </BlockStack>
    </Page>
  )
}

function BringGuideBack() {
  const say = useSay()
  const { act, isBusy } = useGuideAction()
  return (
    <div style={{ textAlign: 'center' }}>
      <Button variant="plain" loading={isBusy} onClick={() => act('restore')}>
        {say('Show the set-up guide again')}
      </Button>
    </div>
  )
}
