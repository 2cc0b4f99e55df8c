// The app's own address. Shopify opens it with `shop=…` and is led to the app; anybody else reads what this is. There is
// no field for a shop's name: apps are installed from Shopify's side only.
import { redirect, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node'
import styles from '../components/landing.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

export function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  if (searchParams.has('shop')) throw redirect(`/app?${searchParams}`)
  return null
}

export default function Landing() {
  return (
    <main className="landing">
      <img src="/favicon.svg" alt="" width="44" height="44" />
      <h1>Throughline</h1>
      <p className="lead">
        Affiliate tracking for Shopify stores. It follows a partner’s click through to the order, and tells
        the partner’s own tracker.
      </p>
      <ol>
        <li>
          <b>Click.</b> A visitor follows a partner’s link. The click is stored before the visitor is sent on
          to the store.
        </li>
        <li>
          <b>Conversion.</b> The order that comes of it is credited to the partner, with the evidence kept
          beside it. Refunds and cancellations follow.
        </li>
        <li>
          <b>Postback.</b> The partner’s tracker is called, and called again until it has answered.
        </li>
      </ol>
      <p>To use it, open Throughline from the Apps menu of your Shopify admin.</p>
    </main>
  )
}
