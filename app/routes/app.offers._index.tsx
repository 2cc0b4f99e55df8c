// All offers of the shop: what partners promote, what it pays, and what it brought.
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BlockStack, Box, Button, Card, InlineStack, Page, Text } from '@shopify/polaris'
import { mark } from '#app/language/say.ts'
import { merchantOf } from '#app/admin-visit.server.ts'
import { readOfferList } from '#app/insight/offer-page/list-page.server.ts'
import { readStandingRequest } from '#app/insight/offer-page/read-request.ts'
import { standingAnswer, type StandingAnswer } from '#app/insight/offer-page/standing-actions.server.ts'
import { EmptyCard } from '../components/empty-card.tsx'
import { useSay } from '../components/language.tsx'
import { pageTitle } from '../components/page-title.ts'
import { OfferList } from '../components/offer/offer-list.tsx'
import { useStanding } from '../components/offer/use-standing.tsx'
import recordTableStyles from '../components/record-table.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: recordTableStyles }]
export const meta = pageTitle(mark('Offers'))

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  const { viewer, reader } = await merchantOf(runtime, request)
  return readOfferList(runtime.db.pool, viewer, reader, new URL(request.url).searchParams.get('after'))
}

export async function action({ request, context: { runtime } }: ActionFunctionArgs): Promise<StandingAnswer> {
  const { viewer, reader } = await merchantOf(runtime, request)
  const { db, newId, secretBox } = runtime
  const asked = readStandingRequest(await request.text())
  if (asked === null)
    return { kind: 'failed', message: reader.say('This could not be read. Reload the page and try again.') }
  return standingAnswer({ db, newId, secretBox, nowMs: reader.nowMs }, viewer, reader, asked)
}

export default function OffersPage() {
  const { rows, next, isFirst } = useLoaderData<typeof loader>()
  const say = useSay()
  const desk = useStanding()
  if (rows.length === 0 && isFirst)
    return (
      <Page title={say('Offers')}>
        <EmptyCard
          title={say('Tell partners what they can promote')}
          text={say('An offer says where links lead, what counts, and what a partner earns.')}
        >
          <Button variant="primary" url="/app/offers/new">
            {say('Add offer')}
          </Button>
        </EmptyCard>
      </Page>
    )
  return (
    <Page
      fullWidth
      title={say('Offers')}
      subtitle={say('What partners promote, and what it pays them')}
      primaryAction={{ content: say('Add offer'), url: '/app/offers/new' }}
    >
      {desk.dialog}
      <BlockStack gap="300">
        <Card padding="0">
          <OfferList rows={rows} desk={desk} />
        </Card>
        <Box paddingInline={{ xs: '400', md: '0' }}>
          <Text as="p" tone="subdued">
            {say('Conversions and revenue of the last 30 days, without tests.')}
          </Text>
        </Box>
        {(next !== null || !isFirst) && (
          <InlineStack gap="300" align="center">
            {!isFirst && <Button url="/app/offers">{say('First page')}</Button>}
            {next !== null && <Button url={`/app/offers?after=${next}`}>{say('Next page')}</Button>}
          </InlineStack>
        )}
      </BlockStack>
    </Page>
  )
}
