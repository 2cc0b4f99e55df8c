// All partners of the shop: who they are, what they bring, what they are owed.
import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BlockStack, Box, Button, ButtonGroup, Card, InlineStack, Page } from '@shopify/polaris'
import { mark } from '#app/language/say.ts'
import { merchantOf } from '#app/admin-visit.server.ts'
import { readPartnerList } from '#app/insight/partner-page/list-page.server.ts'
import { listAddress, readListQuery } from '#app/insight/partner-page/list-query.ts'
import { EmptyCard } from '../components/empty-card.tsx'
import { useSay } from '../components/language.tsx'
import { pageTitle } from '../components/page-title.ts'
import { CsvExport } from '../components/csv-export.tsx'
import { ListFilters } from '../components/partner/list-filters.tsx'
import { NoPartners } from '../components/partner/no-partners.tsx'
import { PartnerList } from '../components/partner/partner-list.tsx'
import recordTableStyles from '../components/record-table.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: recordTableStyles }]
export const meta = pageTitle(mark('Partners'))

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  const { viewer, shop, reader } = await merchantOf(runtime, request)
  const query = readListQuery(new URL(request.url).searchParams)
  return readPartnerList(runtime.db.pool, viewer, shop, query, reader)
}

export default function PartnersPage() {
  const { rows, query, before, after } = useLoaderData<typeof loader>()
  const say = useSay()
  const isFiltered = query.search !== '' || query.status !== 'all'
  const isEmpty = rows.length === 0 && !isFiltered && before === null
  if (isEmpty)
    return (
      <Page title={say('Partners')}>
        <NoPartners />
      </Page>
    )
  return (
    <Page
      fullWidth
      title={say('Partners')}
      subtitle={say('Figures of the last 30 days; balances since ever')}
      primaryAction={{ content: say('Add partner'), url: '/app/partners/new' }}
      secondaryActions={[{ content: say('Import CSV'), url: '/app/partners/import' }]}
    >
      <BlockStack gap="300">
        <Card>
          <ListFilters query={query} />
        </Card>
        {rows.length > 0 ? (
          <Card padding="0">
            <PartnerList rows={rows} />
          </Card>
        ) : (
          <EmptyCard text={say('No partner is like that. Change the search or the state.')} />
        )}
        <Box paddingInline={{ xs: '400', sm: '0' }}>
          <InlineStack align="space-between" gap="300">
            <CsvExport
              address={`/app/partners.csv?${listAddress(query, null)}`}
              fileName="partners.csv"
              isPossible
              failure={say('The export failed. Try again.')}
            />
            {(before !== null || after !== null) && (
              <ButtonGroup>
                <Button disabled={before === null} url={`/app/partners?${before ?? ''}`}>
                  {say('Previous page')}
                </Button>
                <Button disabled={after === null} url={`/app/partners?${after ?? ''}`}>
                  {say('Next page')}
                </Button>
              </ButtonGroup>
            )}
          </InlineStack>
        </Box>
      </BlockStack>
    </Page>
  )
}
