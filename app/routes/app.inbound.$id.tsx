// One inbound call: what was sent, what became of it, and the line by which it is sent again.
import { data, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { BlockStack, Page } from '@shopify/polaris'
import { mark } from '#app/language/say.ts'
import { merchantOf } from '#app/admin-visit.server.ts'
import { showCall } from '#app/insight/inbound-log/show-call.server.ts'
import { EmptyCard } from '../components/empty-card.tsx'
import factStyles from '../components/fact-list.css?url'
import logStyles from '../components/log.css?url'
import { CallBadge } from '../components/inbound/call-badge.tsx'
import { CallOutcome } from '../components/inbound/call-outcome.tsx'
import { CallCurl, CallRequest } from '../components/inbound/call-request.tsx'
import { useSay } from '../components/language.tsx'
import { pageTitle } from '../components/page-title.ts'
import recordTableStyles from '../components/record-table.css?url'

export const links: LinksFunction = () =>
  [recordTableStyles, factStyles, logStyles].map((href) => ({ rel: 'stylesheet', href }))
export const meta = pageTitle(mark('Inbound call'))

export async function loader({ request, params, context: { runtime } }: LoaderFunctionArgs) {
  const { shop, viewer, reader } = await merchantOf(runtime, request)
  const address = { appUrl: runtime.env.SHOPIFY_APP_URL, brand: shop.slug }
  const call = await showCall(runtime.db.pool, viewer, params['id'] ?? '', reader, address)
  return data({ call, title: reader.say('Inbound call') }, { status: call === null ? 404 : 200 })
}

export default function InboundCallPage() {
  const { call, title } = useLoaderData<typeof loader>()
  const say = useSay()
  // The list as it was left, with its filters.
  const list = useSearchParams()[0].get('list')
  const back = { content: say('Inbound log'), url: list ? `/app/inbound?${list}` : '/app/inbound' }
  if (call === null)
    return (
      <Page title={say('There is no such call')} backAction={back}>
        <EmptyCard text={say('The address may be mistyped, or the log does not go back so far any more.')} />
      </Page>
    )
  return (
    <Page
      title={title}
      subtitle={say('Received {{when}} ({{zone}})', { when: call.when, zone: call.timeZone })}
      backAction={back}
      titleMetadata={<CallBadge group={call.group} text={call.title} />}
    >
      <BlockStack gap={{ xs: '300', md: '400' }}>
        <CallOutcome call={call} />
        <CallRequest call={call} />
        <CallCurl call={call} />
      </BlockStack>
    </Page>
  )
}
