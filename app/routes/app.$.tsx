// An address of the admin that is no page: told within the app, with its menu and in the reader's language.
import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { Page } from '@shopify/polaris'
import { visitOf } from '#app/admin-visit.server.ts'
import { mark } from '#app/language/say.ts'
import { EmptyCard } from '../components/empty-card.tsx'
import { useSay } from '../components/language.tsx'
import { pageTitle } from '../components/page-title.ts'

export const meta = pageTitle(mark('There is no such page'))

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  await visitOf(runtime, request)
  return data(null, { status: 404 })
}

export default function NoSuchPage() {
  const say = useSay()
  return (
    <Page title={say('There is no such page')} backAction={{ content: say('Today'), url: '/app' }}>
      <EmptyCard text={say('The address may be mistyped, or the page has moved.')} />
    </Page>
  )
}
