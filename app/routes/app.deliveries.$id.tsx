// One delivery: what it reports and to whom, how it stands, and every attempt with what was sent and answered.
import { data, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { Badge, BlockStack, InlineStack, Page } from '@shopify/polaris'
import { mark } from '#app/language/say.ts'
import { visitOf } from '#app/admin-visit.server.ts'
import { resendDelivery } from '#app/delivery/resend.server.ts'
import { showDelivery, type ResendAnswer } from '#app/insight/delivery-log/show-delivery.server.ts'
import { readForm } from '#app/read-form.server.ts'
import { DeliveryFacts, DeliveryValues } from '../components/delivery/delivery-facts.tsx'
import { EmptyCard } from '../components/empty-card.tsx'
import factStyles from '../components/fact-list.css?url'
import logStyles from '../components/log.css?url'
import { DeliveryResend } from '../components/delivery/delivery-resend.tsx'
import { DeliveryAttempts } from '../components/delivery/delivery-attempts.tsx'
import { StatusBadge } from '../components/status-badge.tsx'
import { useRefresh } from '../components/use-refresh.ts'
import { useSay } from '../components/language.tsx'
import { pageTitle } from '../components/page-title.ts'

/** While it is under way. */
const REFRESH_MS = 2_000

export const links: LinksFunction = () => [factStyles, logStyles].map((href) => ({ rel: 'stylesheet', href }))
export const meta = pageTitle(mark('Delivery'))

export async function loader({ request, params, context: { runtime } }: LoaderFunctionArgs) {
  const { viewer, shop, reader } = await visitOf(runtime, request)
  const delivery = await showDelivery(runtime.db.pool, viewer, shop, params['id'] ?? '', reader)
  return data({ delivery }, { status: delivery === null ? 404 : 200 })
}

export async function action({
  request,
  params,
  context: { runtime },
}: ActionFunctionArgs): Promise<ResendAnswer> {
  const { viewer, shop, reader } = await visitOf(runtime, request)
  const { say } = reader
  const id = params['id'] ?? ''
  const { db, clock, signals } = runtime
  const delivery = await showDelivery(db.pool, viewer, shop, id, reader)
  if (delivery === null) return { message: say('There is no such delivery.'), isError: true }
  const isConfirmed = (await readForm(request)).get('confirmed') === 'yes'
  if (delivery.wasDelivered && !isConfirmed)
    return {
      message: say('It was delivered: it is only sent again when you confirm it.'),
      isError: true,
    }
  const resent = await resendDelivery(db.pool, viewer, id, clock())
  if (resent.kind === 'refused') return { message: say(resent.message), isError: true }
  signals.send('delivery')
  return { message: say('It is on its way again'), isError: false }
}

export default function DeliveryPage() {
  const say = useSay()
  const { delivery } = useLoaderData<typeof loader>()
  // The list as it was left, with its filters.
  const list = useSearchParams()[0].get('list')
  const back = { content: say('Deliveries'), url: list ? `/app/deliveries?${list}` : '/app/deliveries' }
  if (delivery === null)
    return (
      <Page title={say('There is no such delivery')} backAction={back}>
        <EmptyCard text={say('The address may be mistyped, or it is of another shop.')} />
      </Page>
    )
  return (
    <Page
      title={delivery.title}
      subtitle={say('Planned {{when}} ({{timeZone}})', { when: delivery.when, timeZone: delivery.timeZone })}
      backAction={back}
      titleMetadata={
        <InlineStack gap="100">
          <StatusBadge status={delivery.label} />
          {delivery.test && <Badge tone="warning">{say('Test')}</Badge>}
        </InlineStack>
      }
    >
      {delivery.isOpen && <KeepCurrent />}
      <BlockStack gap={{ xs: '300', md: '400' }}>
        <DeliveryResend delivery={delivery} />
        <DeliveryFacts delivery={delivery} />
        <DeliveryAttempts delivery={delivery} />
        <DeliveryValues delivery={delivery} />
      </BlockStack>
    </Page>
  )
}

function KeepCurrent() {
  useRefresh(REFRESH_MS)
  return null
}
