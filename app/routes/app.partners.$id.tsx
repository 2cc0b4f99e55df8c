// A partner: his links, codes and payouts, how he fares, his staff accounts, and his fields.
import {
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BlockStack, Page } from '@shopify/polaris'
import { mark } from '#app/language/say.ts'
import { merchantOf } from '#app/admin-visit.server.ts'
import { readStaffAccess } from '#app/insight/access/staff-access.server.ts'
import { readPartnerPage } from '#app/insight/partner-page/partner-page.server.ts'
import { actOnPartner } from '#app/partner-page.server.ts'
import { StaffAccessCard } from '../components/access/staff-access-card.tsx'
import { useSay } from '../components/language.tsx'
import { pageTitle } from '../components/page-title.ts'
import { CapsCard } from '../components/partner/caps-card.tsx'
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
export const meta = pageTitle(mark('Partner'))

export async function loader({ request, params, context: { runtime } }: LoaderFunctionArgs) {
  const { viewer, userId, shop, reader } = await merchantOf(runtime, request)
  const { db, env } = runtime
  const id = params['id'] as string
  const ports = { db, appUrl: env.SHOPIFY_APP_URL, reader }
  const [page, access] = await Promise.all([
    readPartnerPage(ports, viewer, shop, id),
    readStaffAccess(db.pool, { viewer, userId }, reader, id),
  ])
  // Not the shop's: the list says who there is.
  if (page === null) throw redirect('/app/partners')
  return { ...page, access, canSend: env.SMTP_URL !== undefined && env.MAIL_FROM !== undefined }
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
        <OverridesCard partnerId={id} partnerName={draft.name} overrides={page.overrides} {...ofOffers} />
        <CapsCard partnerId={id} partnerName={draft.name} caps={page.caps} />
        <PostbacksCard partnerId={id} postbacks={page.postbacks} />
        <InviteCard invite={page.invite} email={draft.email} canSend={page.canSend} />
        {page.access && <StaffAccessCard access={page.access} />}
        <PartnerForm saved={{ version, draft }} offers={page.links.offers} />
      </BlockStack>
    </Page>
  )
}
