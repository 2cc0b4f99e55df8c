// A new partner.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Page } from '@shopify/polaris'
import { mark } from '#app/language/say.ts'
import { merchantOf } from '#app/admin-visit.server.ts'
import { readLinkFacts } from '#app/insight/partner-page/link-facts.server.ts'
import { actOnPartner } from '#app/partner-page.server.ts'
import { useSay } from '../components/language.tsx'
import { pageTitle } from '../components/page-title.ts'
import { PartnerForm } from '../components/partner/partner-form.tsx'

export const meta = pageTitle(mark('Add partner'))

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  const { viewer } = await merchantOf(runtime, request)
  const { offers } = await readLinkFacts(runtime.db.pool, viewer, runtime.env.SHOPIFY_APP_URL)
  return { offers: offers.map(({ id, name }) => ({ id, name })) }
}

export const action = ({ request, context: { runtime } }: ActionFunctionArgs) =>
  actOnPartner(runtime, request, null)

export default function NewPartnerPage() {
  const { offers } = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <Page title={say('Add partner')} backAction={{ content: say('Partners'), url: '/app/partners' }}>
      <PartnerForm saved={null} offers={offers} />
    </Page>
  )
}
