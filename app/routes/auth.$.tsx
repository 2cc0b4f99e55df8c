// `/auth/*`: the pages of Shopify's library. `/auth/session-token` fetches a session token for a page that was asked for
// without one, `/auth/exit-iframe` leaves the admin's frame. All of it happens in `authenticate`.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { allowFrames } from '../frame-ancestors.ts'

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  try {
    await runtime.shopify.authenticate.admin(request)
  } catch (answer) {
    // These pages do not pass entry.server: they are answered as they are thrown.
    if (answer instanceof Response && answer.headers.has('Content-Security-Policy'))
      allowFrames(answer.headers, runtime.env.FRAME_ANCESTORS)
    throw answer
  }
  return null
}
