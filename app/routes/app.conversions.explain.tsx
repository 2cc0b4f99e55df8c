// Explains an order: why it was or was not credited, asked by its name; and credits it to a partner.
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Page } from '@shopify/polaris'
import { mark } from '#app/language/say.ts'
import { openDesk, readSent } from '#app/conversion-desk.server.ts'
import { readNamed } from '#app/insight/choices.server.ts'
import { answerCredit } from '#app/insight/conversion-page/create-action.server.ts'
import { answerDecision } from '#app/insight/conversion-page/decide-action.server.ts'
import { explainOrders } from '#app/insight/conversion-page/explain-order.server.ts'
import conversionStyles from '../components/conversion/conversion.css?url'
import { ExplainOrder } from '../components/conversion/explain-order.tsx'
import { useSay } from '../components/language.tsx'
import { pageTitle } from '../components/page-title.ts'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: conversionStyles }]
export const meta = pageTitle(mark('Explain an order'))

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  const { db, viewer, reader } = await openDesk(runtime, request)
  const asked = new URL(request.url).searchParams.get('order')?.trim() ?? ''
  const [orders, partners, offers] = await Promise.all([
    asked === '' ? [] : explainOrders(db, viewer, asked, reader),
    readNamed(db, 'partner', viewer.shopId),
    readNamed(db, 'offer', viewer.shopId),
  ])
  return { asked, orders, choices: { partners, offers } }
}

/** Credits an order, or undoes it. */
export async function action({ request, context: { runtime } }: ActionFunctionArgs) {
  const { viewer, by, reader, ports } = await openDesk(runtime, request)
  const who = { viewer, by, say: reader.say }
  const sent = (await readSent(request)) as { intent?: string; credit?: unknown } | null
  return sent?.intent === 'credit' ? answerCredit(ports, who, sent.credit) : answerDecision(ports, who, sent)
}

export default function ExplainPage() {
  const page = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <Page
      title={say('Explain an order')}
      subtitle={say('Why an order was credited to a partner, or to nobody')}
      backAction={{ content: say('Conversions'), url: '/app/conversions' }}
    >
      <ExplainOrder key={page.asked} page={page} />
    </Page>
  )
}
