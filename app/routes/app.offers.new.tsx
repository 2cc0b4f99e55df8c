// A new offer.
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { mark } from '#app/language/say.ts'
import { actOnOffer, openOffer } from '#app/offer-page.server.ts'
import { OfferEditor } from '../components/offer/offer-editor.tsx'
import offerStyles from '../components/offer/offer.css?url'
import { pageTitle } from '../components/page-title.ts'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: offerStyles }]
export const meta = pageTitle(mark('Add offer'))

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  return { page: await openOffer(runtime, request, null) }
}

export const action = ({ request, context: { runtime } }: ActionFunctionArgs) =>
  actOnOffer(runtime, request, null)

export default function NewOfferPage() {
  const { page } = useLoaderData<typeof loader>()
  return page && <OfferEditor page={page} />
}
