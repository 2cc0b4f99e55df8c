// What a partner is paid on one offer otherwise than others.
import {
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { mark } from '#app/language/say.ts'
import { actOnOverrides, openOverrides, type OverridesOf } from '#app/partner-terms-page.server.ts'
import { OverridesEditor } from '../components/partner/overrides-editor.tsx'
import { pageTitle } from '../components/page-title.ts'
import recordTableStyles from '../components/record-table.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: recordTableStyles }]
export const meta = pageTitle(mark('Payout'))

export async function loader({ request, params, context: { runtime } }: LoaderFunctionArgs) {
  const page = await openOverrides(runtime, request, idsOf(params))
  // Not the shop's, or gone: the list says who there is.
  if (page === null) throw redirect('/app/partners')
  return page
}

export const action = ({ request, params, context: { runtime } }: ActionFunctionArgs) =>
  actOnOverrides(runtime, request, idsOf(params))

const idsOf = (params: LoaderFunctionArgs['params']): OverridesOf => ({
  partnerId: params['id'] as string,
  offerId: params['offerId'] as string,
})

export default function OverridesRoute() {
  const page = useLoaderData<typeof loader>()
  return <OverridesEditor key={`${page.partner.id} ${page.offer.id}`} page={page} />
}
