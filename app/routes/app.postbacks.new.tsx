// A new postback: `?partner=` says whose.
import { type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { mark } from '#app/language/say.ts'
import { actInEditor, openEditor } from '#app/postback-editor.server.ts'
import factStyles from '../components/fact-list.css?url'
import { PostbackEditor } from '../components/postback/postback-editor.tsx'
import postbackStyles from '../components/postback/postback.css?url'
import { revalidateAfterChanges } from '../components/postback/revalidate-after-changes.ts'
import { pageTitle } from '../components/page-title.ts'

export const links: LinksFunction = () =>
  [factStyles, postbackStyles].map((href) => ({ rel: 'stylesheet', href }))
export const meta = pageTitle(mark('Add postback'))
export const shouldRevalidate = revalidateAfterChanges

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  return { page: await openEditor(runtime, request, null) }
}

export const action = ({ request, context: { runtime } }: ActionFunctionArgs) =>
  actInEditor(runtime, request, null)

export default function NewPostbackPage() {
  const { page } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  return page && <PostbackEditor page={page} partnerId={search.get('partner')} />
}
