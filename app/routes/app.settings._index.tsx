// The settings of the shop: what is saved together at the top, what is changed at once below it.
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BlockStack, Page } from '@shopify/polaris'
import { mark } from '#app/language/say.ts'
import { actInSettings, openSettings } from '#app/settings-page.server.ts'
import { useSay } from '../components/language.tsx'
import { pageTitle } from '../components/page-title.ts'
import recordTableStyles from '../components/record-table.css?url'
import { BrandCard } from '../components/settings/brand-card.tsx'
import { LinkHostsCard } from '../components/settings/link-hosts-card.tsx'
import { NoticeAddressCard } from '../components/settings/notice-card.tsx'
import { ProxyCard } from '../components/settings/proxy-card.tsx'
import { RatesCard } from '../components/settings/rates-card.tsx'
import { RequestsCard } from '../components/settings/requests-card.tsx'
import { SettingsFormCards } from '../components/settings/settings-form.tsx'
import settingsStyles from '../components/settings/settings.css?url'

export const links: LinksFunction = () =>
  [recordTableStyles, settingsStyles].map((href) => ({ rel: 'stylesheet', href }))
export const meta = pageTitle(mark('Settings'))

export const loader = ({ request, context: { runtime } }: LoaderFunctionArgs) =>
  openSettings(runtime, request)

export const action = ({ request, context: { runtime } }: ActionFunctionArgs) =>
  actInSettings(runtime, request)

export default function SettingsRoute() {
  const { page, title } = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <Page title={title} subtitle={say('Each setting says from when it counts')}>
      <BlockStack gap={{ xs: '300', md: '400' }}>
        <SettingsFormCards page={page} />
        <LinkHostsCard page={page} />
        <RatesCard page={page} />
        <NoticeAddressCard page={page} />
        <ProxyCard page={page} />
        <BrandCard page={page} />
        <RequestsCard requests={page.requests} />
      </BlockStack>
    </Page>
  )
}
