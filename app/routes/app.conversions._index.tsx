// Conversions: the figures of today, and all of them, newest first, found by what they are about. The filters stand in the page's
// address and nowhere else. The newest are looked for while the page is seen, and wait above the list until they are asked for.
import {
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
} from '@remix-run/node'
import { useLoaderData, type ClientLoaderFunctionArgs } from '@remix-run/react'
import { BlockStack, Page, Text } from '@shopify/polaris'
import { mark } from '#app/language/say.ts'
import { openDesk, readSent } from '#app/conversion-desk.server.ts'
import { showList } from '#app/insight/conversion-page/show-list.server.ts'
import { removeView, saveView, type ViewSaved } from '#app/program/saved-views.server.ts'
import { ConversionFilters } from '../components/conversion/conversion-filters.tsx'
import { ConversionList } from '../components/conversion/conversion-list.tsx'
import conversionStyles from '../components/conversion/conversion.css?url'
import { Figures } from '../components/conversion/figures.tsx'
import { ListActions } from '../components/conversion/list-actions.tsx'
import { SavedViews } from '../components/conversion/saved-views.tsx'
import { useSay } from '../components/language.tsx'
import { pageTitle } from '../components/page-title.ts'
import recordTableStyles from '../components/record-table.css?url'
import { useRefresh } from '../components/use-refresh.ts'

const REFRESH_MS = 5_000

export const links: LinksFunction = () =>
  [recordTableStyles, conversionStyles].map((href) => ({ rel: 'stylesheet', href }))
export const meta = pageTitle(mark('Conversions'))

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  const url = new URL(request.url)
  const list = await showList(await openDesk(runtime, request), url.searchParams)
  if (!list.isNewest || !url.searchParams.has('newer')) return list
  // Nothing is newer: from here on it is the page of the newest, which goes on with what comes.
  url.searchParams.delete('newer')
  throw redirect(`${url.pathname}?${url.searchParams}`)
}

/** Views are saved and removed. */
export async function action({
  request,
  context: { runtime },
}: ActionFunctionArgs): Promise<ViewSaved | { kind: 'removed' }> {
  const { viewer, ports, by, reader } = await openDesk(runtime, request)
  const sent = (await readSent(request)) as { intent?: string; id?: unknown; view?: unknown } | null
  if (sent?.intent === 'remove') {
    await removeView(ports.db.pool, viewer, String(sent.id))
    return { kind: 'removed' }
  }
  const made = { id: ports.newId(), by, atMs: ports.clock() }
  const saved = await saveView(ports.db, viewer, 'conversions', sent?.view, made)
  return saved.kind === 'refused' ? { ...saved, message: reader.say(saved.message) } : saved
}

type Read = Awaited<ReturnType<typeof loader>>
let last: { url: string; list: Read } | null = null

/** Keeps the page standing while the app is away for a moment: what was read last stays, and says so. */
export async function clientLoader({ request, serverLoader }: ClientLoaderFunctionArgs) {
  const { search } = new URL(request.url)
  try {
    last = { url: search, list: (await serverLoader()) as Read }
    return { list: last.list, isStale: false }
  } catch (error) {
    // What the server answers on purpose (sign in again, leave the frame) is no Error and goes its way.
    if (last?.url !== search || !(error instanceof Error)) throw error
    return { list: last.list, isStale: true }
  }
}
clientLoader.hydrate = true as const

export default function ConversionsPage() {
  const data = useLoaderData<typeof clientLoader | typeof loader>()
  const { list, isStale } = 'list' in data ? data : { list: data, isStale: false }
  const say = useSay()
  return (
    <Page
      title={say('Conversions')}
      subtitle={say('What partners’ visitors bought. Times are {{timeZone}}.', { timeZone: list.timeZone })}
      primaryAction={{ content: say('Create a conversion'), url: '/app/conversions/new' }}
      secondaryActions={[{ content: say('Explain an order'), url: '/app/conversions/explain' }]}
      fullWidth
    >
      {list.isNewest && <KeepCurrent />}
      <BlockStack gap={{ xs: '300', md: '400' }}>
        <Figures figures={list.figures} />
        <SavedViews list={list} />
        <ConversionFilters list={list} />
        <ListActions list={list} />
        <ConversionList list={list} />
        <div role="status">
          <Text as="p" tone={isStale ? 'critical' : 'subdued'} alignment="center">
            {isStale
              ? say('The app does not answer. What you see was read before; trying again.')
              : list.isNewest
                ? say('Kept up to date while you look.')
                : ''}
          </Text>
        </div>
      </BlockStack>
    </Page>
  )
}

function KeepCurrent() {
  useRefresh(REFRESH_MS)
  return null
}
