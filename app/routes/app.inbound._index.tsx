// The inbound log: every call by which other systems report conversions, with its outcome. The filters stand in the page's address
// and nowhere else.
import { type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BlockStack, Box, InlineStack, Page } from '@shopify/polaris'
import { mark } from '#app/language/say.ts'
import { merchantOf } from '#app/admin-visit.server.ts'
import { showCalls } from '#app/insight/inbound-log/show-log.server.ts'
import logStyles from '../components/log.css?url'
import { CsvExport } from '../components/csv-export.tsx'
import { CallFilters } from '../components/inbound/call-filters.tsx'
import { CallList } from '../components/inbound/call-list.tsx'
import { useSay } from '../components/language.tsx'
import { pageTitle } from '../components/page-title.ts'
import recordTableStyles from '../components/record-table.css?url'

export const links: LinksFunction = () =>
  [recordTableStyles, logStyles].map((href) => ({ rel: 'stylesheet', href }))
export const meta = pageTitle(mark('Inbound log'))

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  const { viewer, reader } = await merchantOf(runtime, request)
  const log = await showCalls(runtime.db.pool, viewer, new URL(request.url).searchParams, reader)
  return { log, title: reader.say('Inbound log') }
}

export default function InboundPage() {
  const { log, title } = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <Page
      title={title}
      subtitle={say('Every call to your postback address. Times are {{zone}}.', { zone: log.timeZone })}
      fullWidth
    >
      <BlockStack gap={{ xs: '300', md: '400' }}>
        <CallFilters log={log} />
        <Box paddingInline={{ xs: '400', sm: '0' }}>
          <InlineStack align="end">
            <CsvExport
              address={`/app/inbound.csv?${log.query}`}
              fileName="inbound.csv"
              isPossible={log.rows.length > 0}
            />
          </InlineStack>
        </Box>
        <CallList log={log} />
      </BlockStack>
    </Page>
  )
}
