// A saved postback: edited, tested, switched, signed.
import {
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { mark } from '#app/language/say.ts'
import { actInEditor, openEditor } from '#app/postback-editor.server.ts'
import factStyles from '../components/fact-list.css?url'
import { PostbackEditor } from '../components/postback/postback-editor.tsx'
import postbackStyles from '../components/postback/postback.css?url'
import { revalidateAfterChanges } from '../components/postback/revalidate-after-changes.ts'
import { pageTitle } from '../components/page-title.ts'

export const links: LinksFunction = () =>
  [factStyles, postbackStyles].map((href) => ({ rel: 'stylesheet', href }))
export const meta = pageTitle(mark('Postback'))
export const shouldRevalidate = revalidateAfterChanges

export async function loader({ request, params, context: { runtime } }: LoaderFunctionArgs) {
  const id = params['id'] as string
  const page = await openEditor(runtime, request, id)
  // Not the shop's, or gone: the list says what there is.
  if (page === null) throw redirect('/app/postbacks')
  return { page, id }
}

export const action = ({ request, params, context: { runtime } }: ActionFunctionArgs) =>
  actInEditor(runtime, request, params['id'] as string)

export default function PostbackPage() {
  const { page, id } = useLoaderData<typeof loader>()
  return <PostbackEditor key={id} page={page} partnerId={null} />
}
