// The document around every page.
import type { LinksFunction, MetaFunction } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { pickLocale, type Locale } from '#app/language/locales.ts'
import { LAST_WORDS } from './components/last-words.ts'
import type { loader as appLoader } from './routes/app.tsx'

export const links: LinksFunction = () => [{ rel: 'icon', type: 'image/svg+xml', href: '/favicon.svg' }]

export const meta: MetaFunction = () => [{ title: 'Throughline' }]

export function Layout({ children }: { children: ReactNode }) {
  const app = useRouteLoaderData<typeof appLoader>('routes/app')
  return (
    <html lang={useKnownLocale()}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {/* App Bridge must be the first script of the page, and always Shopify's newest. */}
        {app && <meta name="shopify-api-key" content={app.apiKey} />}
        {app && <script src={app.appBridgeUrl} />}
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  )
}

/** Of the embedded app as its loader says; where that has failed, as the admin asked for when it opened the app. */
function useKnownLocale(): Locale {
  const app = useRouteLoaderData<typeof appLoader>('routes/app')
  const { search } = useLocation()
  return app?.locale ?? pickLocale(new URLSearchParams(search).get('locale'))
}

export default function App() {
  return <Outlet />
}

/** Where nothing nearer caught it. It can rely on nothing but the document. */
export function ErrorBoundary() {
  const error = useRouteError()
  const isMissing = isRouteErrorResponse(error) && error.status === 404
  const { title, text } = LAST_WORDS[useKnownLocale()][isMissing ? 'missing' : 'failed']
  return (
    <main
      style={{
        font: '15px/1.5 system-ui, sans-serif',
        maxWidth: '34rem',
        margin: '12vh auto',
        padding: '0 1.5rem',
      }}
    >
      <h1 style={{ fontSize: '1.4rem' }}>{title}</h1>
      <p>{text}</p>
    </main>
  )
}
