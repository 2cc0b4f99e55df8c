// The frame of the embedded app: Polaris, the reader's language, the navigation, and who may get in. App Bridge is loaded in
// root.tsx.
import type { HeadersFunction, LinksFunction, LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Outlet,
  useLoaderData,
  useRouteLoaderData,
  useRouteError,
  type ShouldRevalidateFunction,
} from '@remix-run/react'
import polarisStyles from '@shopify/polaris/build/esm/styles.css?url'
import { AppProvider } from '@shopify/shopify-app-remix/react'
import { boundary } from '@shopify/shopify-app-remix/server'
import type { ReactNode } from 'react'
import { visitOf } from '#app/admin-visit.server.ts'
import { CATALOGS } from '#app/language/catalogs.server.ts'
import { polarisWordsIn } from '#app/language/polaris-words.server.ts'
import { isMerchant } from '#app/program/viewer.ts'
import { AppNavigation } from '../components/app-navigation.tsx'
import { LanguageProvider } from '../components/language.tsx'
import { NotAllowed } from '../components/not-allowed.tsx'

const APP_BRIDGE_URL = 'https://cdn.shopify.com/shopifycloud/app-bridge.js'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: polarisStyles }]

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  const { viewer, reader } = await visitOf(runtime, request)
  return {
    apiKey: runtime.env.SHOPIFY_API_KEY,
    appBridgeUrl: runtime.env.APP_BRIDGE_URL ?? APP_BRIDGE_URL,
    locale: reader.locale,
    words: CATALOGS[reader.locale],
    polarisWords: polarisWordsIn(reader.locale),
    isMerchant: isMerchant(viewer),
  }
}

/** What it loads is the same for every page, until a code is redeemed. Each page authenticates for itself. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formAction }) =>
  formAction?.split('?')[0] === '/app/access'

export default function EmbeddedApp() {
  return (
    <Frame of={useLoaderData<typeof loader>()}>
      <Outlet />
    </Frame>
  )
}

type Loaded = SerializeFrom<typeof loader>

function Frame({
  of: { locale, words, polarisWords, isMerchant },
  children,
}: {
  of: Loaded
  children: ReactNode
}) {
  return (
    // App Bridge stands in the document's head already: not embedded here means that it is not loaded again.
    <AppProvider isEmbeddedApp={false} apiKey="" {...(polarisWords && { i18n: polarisWords })}>
      <LanguageProvider locale={locale} words={words}>
        <AppNavigation isMerchant={isMerchant} />
        {children}
      </LanguageProvider>
    </AppProvider>
  )
}

/** Answers of Shopify's library (get a token, leave the frame) are shown as pages; anything else goes up. */
export function ErrorBoundary() {
  const error = useRouteError()
  // It stands in the place of a page below, so this route's own data have come.
  const app = useRouteLoaderData<typeof loader>('routes/app')
  if (!isRouteErrorResponse(error) || error.status !== 403 || !app) return boundary.error(error)
  return (
    <Frame of={app}>
      <NotAllowed />
    </Frame>
  )
}

export const headers: HeadersFunction = (args) => boundary.headers(args)
