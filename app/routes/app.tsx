// The frame of the embedded app: Polaris, the navigation, and who may get in. App Bridge is loaded in root.tsx.
import type { HeadersFunction, LinksFunction, LoaderFunctionArgs } from '@remix-run/node'
import { Link, Outlet, useRouteError } from '@remix-run/react'
import { NavMenu } from '@shopify/app-bridge-react'
import polarisStyles from '@shopify/polaris/build/esm/styles.css?url'
import { AppProvider } from '@shopify/shopify-app-remix/react'
import { boundary } from '@shopify/shopify-app-remix/server'

const APP_BRIDGE_URL = 'https://cdn.shopify.com/shopifycloud/app-bridge.js'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: polarisStyles }]

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  await runtime.shopify.authenticate.admin(request)
  return {
    apiKey: runtime.env.SHOPIFY_API_KEY,
    appBridgeUrl: runtime.env.APP_BRIDGE_URL ?? APP_BRIDGE_URL,
  }
}

/** What it loads is the same for every page. Each page authenticates for itself. */
export const shouldRevalidate = () => false

export default function EmbeddedApp() {
  return (
    // App Bridge stands in the document's head already: not embedded here means that it is not loaded again.
    <AppProvider isEmbeddedApp={false} apiKey="">
      <NavMenu>
        <Link to="/app" rel="home">
          Today
        </Link>
        <Link to="/app/postbacks">Postbacks</Link>
        <Link to="/app/deliveries">Deliveries</Link>
        <Link to="/app/storefront">Storefront</Link>
        <Link to="/app/notices">Notices</Link>
      </NavMenu>
      <Outlet />
    </AppProvider>
  )
}

/** Answers of Shopify's library (get a token, leave the frame) are shown as pages; anything else goes up. */
export function ErrorBoundary() {
  return boundary.error(useRouteError())
}

export const headers: HeadersFunction = (args) => boundary.headers(args)
