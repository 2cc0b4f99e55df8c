// The most that a partner may bring in a period.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { mark } from '#app/language/say.ts'
import { actOnPartnerCaps, openPartnerCaps } from '#app/partner-terms-page.server.ts'
import { CapsEditor } from '../components/partner/caps-editor.tsx'
import { pageTitle } from '../components/page-title.ts'

export const meta = pageTitle(mark('Caps'))

export async function loader({ request, params, context: { runtime } }: LoaderFunctionArgs) {
  const page = await openPartnerCaps(runtime, request, params['id'] as string)
  // Not the shop's, or gone: the list says who there is.
  if (page === null) throw redirect('/app/partners')
  return page
}

export const action = ({ request, params, context: { runtime } }: ActionFunctionArgs) =>
  actOnPartnerCaps(runtime, request, params['id'] as string)

export default function PartnerCapsRoute() {
  const page = useLoaderData<typeof loader>()
  return <CapsEditor key={page.partner.id} page={page} />
}
