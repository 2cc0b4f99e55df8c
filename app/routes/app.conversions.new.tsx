// A conversion created by hand: a sale that neither an order nor a call has reported.
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Page } from '@shopify/polaris'
import { mark } from '#app/language/say.ts'
import { openDesk, readSent } from '#app/conversion-desk.server.ts'
import { readNamed } from '#app/insight/choices.server.ts'
import { answerCreate } from '#app/insight/conversion-page/create-action.server.ts'
import { showDay } from '#app/insight/moment.ts'
import { CreateForm } from '../components/conversion/create-form.tsx'
import conversionStyles from '../components/conversion/conversion.css?url'
import { useSay } from '../components/language.tsx'
import { pageTitle } from '../components/page-title.ts'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: conversionStyles }]
export const meta = pageTitle(mark('Create a conversion'))

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  const { db, viewer, shop, reader } = await openDesk(runtime, request)
  const [partners, offers] = await Promise.all([
    readNamed(db, 'partner', viewer.shopId),
    readNamed(db, 'offer', viewer.shopId),
  ])
  const today = showDay(reader.nowMs, reader.timeZone)
  return { partners, offers, today, currency: shop.currency, timeZone: reader.timeZone }
}

export async function action({ request, context: { runtime } }: ActionFunctionArgs) {
  const { viewer, by, reader, ports } = await openDesk(runtime, request)
  const sent = (await readSent(request)) as { draft?: unknown } | null
  return answerCreate(ports, { viewer, by, say: reader.say }, reader, sent?.draft)
}

export default function NewConversionPage() {
  const page = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <Page
      title={say('Create a conversion')}
      subtitle={say('For a sale that neither an order nor a postback has reported')}
      backAction={{ content: say('Conversions'), url: '/app/conversions' }}
    >
      <CreateForm page={page} />
    </Page>
  )
}
