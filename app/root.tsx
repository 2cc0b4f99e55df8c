// The document around every page.
import type { LinksFunction, MetaFunction } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import type { loader as appLoader } from './routes/app.tsx'

export const links: LinksFunction = () => [{ rel: 'icon', type: 'image/svg+xml', href: '/favicon.svg' }]

export const meta: MetaFunction = () => [{ title: 'Throughline' }]

export function Layout({ children }: { children: ReactNode }) {
  const app = useRouteLoaderData<typeof appLoader>('routes/app')
  return (
    <html lang={app?.locale ?? 'en'}>
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

export default function App() {
  return <Outlet />
}

/** Where nothing nearer caught it. It can rely on nothing but the document. */
export function ErrorBoundary() {
  const error = useRouteError()
  const isMissing = isRouteErrorResponse(error) && error.status === 404
  return (
    <main
      style={{
        font: '15px/1.5 system-ui, sans-serif',
        maxWidth: '34rem',
        margin: '12vh auto',
        padding: '0 1.5rem',
      }}
    >
      <h1 style={{ fontSize: '1.4rem' }}>{isMissing ? 'There is no such page' : 'Something went wrong'}</h1>
      <p>
        {isMissing
          ? 'The address may be mistyped, or the page has moved.'
          : 'This is our fault, and it is in our log. What was counted so far is safe. Reload the page to try again.'}
      </p>
    </main>
  )
}
