// `/auth/*`: the pages of Shopify's library. `/auth/session-token` fetches a session token for a page that was asked for
// without one, `/auth/exit-iframe` leaves the admin's frame. All of it happens in `authenticate`.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { completePageHeaders } from '../page-headers.ts'

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  try {
    await runtime.shopify.authenticate.admin(request)
  } catch (answer) {
    // These pages do not pass entry.server: they are answered as they are thrown.
    if (answer instanceof Response) completePageHeaders(answer.headers, runtime.env)
    throw answer
  }
  return null
}
