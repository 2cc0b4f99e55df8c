// A new offer.
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { actOnOffer, openOffer } from '#app/offer-page.server.ts'
import { OfferEditor } from '../components/offer/offer-editor.tsx'
import offerStyles from '../components/offer/offer.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: offerStyles }]
export const meta: MetaFunction = () => [{ title: 'Add offer · Throughline' }]

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  return { page: await openOffer(runtime, request, null) }
}

export const action = ({ request, context: { runtime } }: ActionFunctionArgs) =>
  actOnOffer(runtime, request, null)

export default function NewOfferPage() {
  const { page } = useLoaderData<typeof loader>()
  return page && <OfferEditor page={page} />
}
