// A partner: his links, codes and payouts, how he fares, and his fields.
import {
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BlockStack, Page } from '@shopify/polaris'
import { merchantOf } from '#app/admin-visit.server.ts'
import { readPartnerPage } from '#app/insight/partner-page/partner-page.server.ts'
import { actOnPartner } from '#app/partner-page.server.ts'
import { useSay } from '../components/language.tsx'
import { CouponsCard } from '../components/partner/coupons-card.tsx'
import { FiguresCard } from '../components/partner/figures-card.tsx'
import { InviteCard } from '../components/partner/invite-card.tsx'
import { LinksCard } from '../components/partner/links-card.tsx'
import { OverridesCard } from '../components/partner/overrides-card.tsx'
import { PartnerForm } from '../components/partner/partner-form.tsx'
import { PartnerStatus } from '../components/partner/partner-status.tsx'
import { PostbacksCard } from '../components/partner/postbacks-card.tsx'
import { useSwitchPartner } from '../components/partner/use-switch-partner.tsx'
import recordTableStyles from '../components/record-table.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: recordTableStyles }]
export const meta: MetaFunction = () => [{ title: 'Partner · Throughline' }]

export async function loader({ request, params, context: { runtime } }: LoaderFunctionArgs) {
  const { viewer, shop, reader } = await merchantOf(runtime, request)
  const { db, env } = runtime
  const ports = { db, appUrl: env.SHOPIFY_APP_URL, reader }
  const page = await readPartnerPage(ports, viewer, shop, params['id'] as string)
  // Not the shop's: the list says who there is.
  if (page === null) throw redirect('/app/partners')
  return { ...page, canSend: env.SMTP_URL !== undefined && env.MAIL_FROM !== undefined }
}

export const action = ({ request, params, context: { runtime } }: ActionFunctionArgs) =>
  actOnPartner(runtime, request, params['id'] as string)

export default function PartnerPage() {
  const page = useLoaderData<typeof loader>()
  const say = useSay()
  const { id, version, status, draft } = page.partner
  const switching = useSwitchPartner(draft.name)
  const defaultOfferId = draft.defaultOfferId || page.links.defaultOfferId
  const ofOffers = { offers: page.links.offers, defaultOfferId }
  const isPaused = status === 'paused'
  return (
    <Page
      title={draft.name}
      titleMetadata={<PartnerStatus status={status} />}
      backAction={{ content: say('Partners'), url: '/app/partners' }}
      secondaryActions={[
        {
          content: isPaused ? say('Resume') : say('Pause'),
          loading: switching.busy,
          onAction: isPaused ? switching.resume : switching.pause,
        },
      ]}
    >
      {switching.dialog}
      <BlockStack gap="400" key={id}>
        <FiguresCard figures={page.figures} />
        <LinksCard facts={page.links} via={draft.slug} defaultOfferId={defaultOfferId} isPaused={isPaused} />
        <CouponsCard partnerId={id} partnerName={draft.name} coupons={page.coupons} {...ofOffers} />
        <OverridesCard
          partnerName={draft.name}
          overrides={page.overrides}
          currency={page.currency}
          {...ofOffers}
        />
        <PostbacksCard partnerId={id} postbacks={page.postbacks} />
        <InviteCard invite={page.invite} email={draft.email} canSend={page.canSend} />
        <PartnerForm saved={{ version, draft }} offers={page.links.offers} />
      </BlockStack>
    </Page>
  )
}
