// A saved postback: edited, tested, switched, signed.
import {
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readAdminShop } from '#app/insight/postback-page/admin-shop.server.ts'
import { answerEditor } from '#app/insight/postback-page/editor-actions.server.ts'
import { readEditorPage } from '#app/insight/postback-page/editor-page.server.ts'
import { editorPorts } from '#app/insight/postback-page/editor-ports.ts'
import { PostbackEditor } from '../components/postback/postback-editor.tsx'
import postbackStyles from '../components/postback/postback.css?url'
import { revalidateAfterChanges } from '../components/postback/revalidate-after-changes.ts'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: postbackStyles }]
export const meta: MetaFunction = () => [{ title: 'Postback · Throughline' }]
export const shouldRevalidate = revalidateAfterChanges

export async function loader({ request, params, context: { runtime } }: LoaderFunctionArgs) {
  const { session } = await runtime.shopify.authenticate.admin(request)
  const { db, env, clock } = runtime
  const shop = await readAdminShop(db, session.shop)
  if (shop === null) throw redirect('/app')
  const ports = editorPorts(env.DELIVERY_PORTS, env.DELIVERY_ALLOW_TARGETS)
  const page = await readEditorPage(
    { db, nowMs: clock(), appUrl: env.SHOPIFY_APP_URL, ports },
    shop,
    params['id'] as string,
  )
  // Not the shop's, or gone: the list says what there is.
  if (page === null) throw redirect('/app/postbacks')
  return { page, id: params['id'] as string }
}

export async function action({ request, params, context: { runtime } }: ActionFunctionArgs) {
  const { session } = await runtime.shopify.authenticate.admin(request)
  const { db, env, testing, clock, newId, secretBox } = runtime
  const shop = await readAdminShop(db, session.shop)
  if (shop === null) throw redirect('/app')
  const ports = editorPorts(env.DELIVERY_PORTS, env.DELIVERY_ALLOW_TARGETS)
  return answerEditor(
    { db, clock, newId, secretBox, ports, test: testing },
    shop,
    params['id'] as string,
    await request.text(),
  )
}

export default function PostbackPage() {
  const { page, id } = useLoaderData<typeof loader>()
  return <PostbackEditor key={id} page={page} partnerId={null} />
}
