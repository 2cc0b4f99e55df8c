// The review queue: conversions that wait, decided one by one or many at a time.
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Page } from '@shopify/polaris'
import { mark } from '#app/language/say.ts'
import { decideOnPage, openDesk } from '#app/conversion-desk.server.ts'
import { showReview } from '#app/insight/conversion-page/show-review.server.ts'
import conversionStyles from '../components/conversion/conversion.css?url'
import { ReviewQueue } from '../components/conversion/review-queue.tsx'
import { useSay } from '../components/language.tsx'
import { pageTitle } from '../components/page-title.ts'
import recordTableStyles from '../components/record-table.css?url'

export const links: LinksFunction = () =>
  [recordTableStyles, conversionStyles].map((href) => ({ rel: 'stylesheet', href }))
export const meta = pageTitle(mark('Review queue'))

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  return showReview(await openDesk(runtime, request), new URL(request.url).searchParams)
}

export const action = ({ request, context: { runtime } }: ActionFunctionArgs) =>
  decideOnPage(runtime, request)

export default function ReviewPage() {
  const review = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <Page
      title={say('Review queue')}
      subtitle={say('What waits before it is approved. Times are {{timeZone}}.', {
        timeZone: review.timeZone,
      })}
      backAction={{ content: say('Conversions'), url: '/app/conversions' }}
      fullWidth
    >
      <ReviewQueue review={review} />
    </Page>
  )
}
