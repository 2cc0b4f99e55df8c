// A saved offer: edited, paused, duplicated, with its coupons and its inbound postback.
import {
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { mark } from '#app/language/say.ts'
import { actOnOffer, openOffer } from '#app/offer-page.server.ts'
import { OfferEditor } from '../components/offer/offer-editor.tsx'
import offerStyles from '../components/offer/offer.css?url'
import recordTableStyles from '../components/record-table.css?url'
import { pageTitle } from '../components/page-title.ts'

export const links: LinksFunction = () =>
  [recordTableStyles, offerStyles].map((href) => ({ rel: 'stylesheet', href }))
export const meta = pageTitle(mark('Offer'))

export async function loader({ request, params, context: { runtime } }: LoaderFunctionArgs) {
  const id = params['id'] as string
  const page = await openOffer(runtime, request, id)
  // Not the shop's, or gone: the list says what there is.
  if (page === null) throw redirect('/app/offers')
  return { page, id }
}

export const action = ({ request, params, context: { runtime } }: ActionFunctionArgs) =>
  actOnOffer(runtime, request, params['id'] as string)

export default function OfferRoute() {
  const { page, id } = useLoaderData<typeof loader>()
  return <OfferEditor key={id} page={page} />
}
