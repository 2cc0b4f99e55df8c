// All postbacks of the shop: what each partner's tracker is told, and how that fares.
import { type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { BlockStack, Box, Card, Page, Select } from '@shopify/polaris'
import { mark } from '#app/language/say.ts'
import { visitOf } from '#app/admin-visit.server.ts'
import { readListPage } from '#app/insight/postback-page/list-page.server.ts'
import { readListRequest } from '#app/insight/postback-page/read-request.ts'
import { goneAnswer, switchTo } from '#app/insight/postback-page/switch.server.ts'
import { EmptyCard } from '../components/empty-card.tsx'
import { NoPostbacks } from '../components/postback/no-postbacks.tsx'
import { PostbackList } from '../components/postback/postback-list.tsx'
import postbackStyles from '../components/postback/postback.css?url'
import { useSwitch } from '../components/postback/use-switch.tsx'
import recordTableStyles from '../components/record-table.css?url'
import { useSay } from '../components/language.tsx'
import { pageTitle } from '../components/page-title.ts'

export const links: LinksFunction = () =>
  [recordTableStyles, postbackStyles].map((href) => ({ rel: 'stylesheet', href }))
export const meta = pageTitle(mark('Postbacks'))

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  const { viewer, reader } = await visitOf(runtime, request)
  const partner = new URL(request.url).searchParams.get('partner')
  return readListPage(runtime.db, viewer, partner, reader)
}

export async function action({ request, context: { runtime } }: ActionFunctionArgs) {
  const { viewer, reader } = await visitOf(runtime, request)
  const asked = readListRequest(await request.text())
  if (asked === null) return goneAnswer(reader.say)
  return switchTo(runtime.db, viewer, asked.id, asked.intent, reader)
}

export default function PostbacksPage() {
  const say = useSay()
  const { rows, partners, partnerId } = useLoaderData<typeof loader>()
  const [, setSearch] = useSearchParams()
  const switching = useSwitch()
  const addUrl = partnerId === null ? '/app/postbacks/new' : `/app/postbacks/new?partner=${partnerId}`
  if (rows.length === 0 && partnerId === null)
    return (
      <Page title={say('Postbacks')}>
        <NoPostbacks addUrl={addUrl} />
      </Page>
    )
  return (
    <Page
      fullWidth
      title={say('Postbacks')}
      subtitle={say('What each partner’s tracker is told of its conversions')}
      primaryAction={{ content: say('Add postback'), url: addUrl }}
    >
      {switching.dialog}
      <BlockStack gap="300">
        {partners.length > 1 && (
          <Box maxWidth="320px">
            <Select
              label={say('Partner')}
              options={[
                { label: say('All partners'), value: '' },
                ...partners.map(({ id, name }) => ({ label: name, value: id })),
              ]}
              value={partnerId ?? ''}
              onChange={(id) => setSearch(id === '' ? {} : { partner: id }, { preventScrollReset: true })}
            />
          </Box>
        )}
        {rows.length > 0 ? (
          <Card padding="0">
            <PostbackList rows={rows} switching={switching} />
          </Card>
        ) : (
          <EmptyCard text={say('This partner has no postback yet.')} />
        )}
      </BlockStack>
    </Page>
  )
}
