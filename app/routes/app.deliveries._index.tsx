// The delivery log: every call to partners' trackers, found by what it was about and how it stands. The filters stand in the
// page's address and nowhere else.
import { type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BlockStack, Page } from '@shopify/polaris'
import { mark } from '#app/language/say.ts'
import { visitOf } from '#app/admin-visit.server.ts'
import { showLog } from '#app/insight/delivery-log/show-log.server.ts'
import { CsvExport } from '../components/csv-export.tsx'
import { DeliveryFilters } from '../components/delivery/delivery-filters.tsx'
import { DeliveryList } from '../components/delivery/delivery-list.tsx'
import logStyles from '../components/log.css?url'
import { DeliveryReplays } from '../components/delivery/delivery-replays.tsx'
import recordTableStyles from '../components/record-table.css?url'
import { useSay } from '../components/language.tsx'
import { pageTitle } from '../components/page-title.ts'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: recordTableStyles },
  { rel: 'stylesheet', href: logStyles },
]
export const meta = pageTitle(mark('Deliveries'))

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  const { viewer, reader } = await visitOf(runtime, request)
  return showLog(runtime.db.pool, viewer, new URL(request.url).searchParams, reader)
}

export default function DeliveriesPage() {
  const say = useSay()
  const log = useLoaderData<typeof loader>()
  return (
    <Page
      title={say('Deliveries')}
      subtitle={say('Every call to partners’ trackers. Times are {{timeZone}}.', { timeZone: log.timeZone })}
      fullWidth
    >
      <BlockStack gap={{ xs: '300', md: '400' }}>
        <DeliveryFilters log={log} />
        <DeliveryReplays log={log}>
          <CsvExport
            address={`/app/deliveries.csv?${log.query}`}
            fileName="deliveries.csv"
            isPossible={log.rows.length > 0}
          />
        </DeliveryReplays>
        <DeliveryList log={log} />
      </BlockStack>
    </Page>
  )
}
