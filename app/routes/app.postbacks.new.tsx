// A new postback: `?partner=` says whose.
import {
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { readAdminShop } from '#app/insight/postback-page/admin-shop.server.ts'
import { answerEditor } from '#app/insight/postback-page/editor-actions.server.ts'
import { readEditorPage } from '#app/insight/postback-page/editor-page.server.ts'
import { editorPorts } from '#app/insight/postback-page/editor-ports.ts'
import { PostbackEditor } from '../components/postback/postback-editor.tsx'
import postbackStyles from '../components/postback/postback.css?url'
import { revalidateAfterChanges } from '../components/postback/revalidate-after-changes.ts'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: postbackStyles }]
export const meta: MetaFunction = () => [{ title: 'Add postback · Throughline' }]
export const shouldRevalidate = revalidateAfterChanges

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  const { session } = await runtime.shopify.authenticate.admin(request)
  const { db, env, clock } = runtime
  const shop = await readAdminShop(db, session.shop)
  if (shop === null) throw redirect('/app')
  const ports = editorPorts(env.DELIVERY_PORTS, env.DELIVERY_ALLOW_TARGETS)
  const page = await readEditorPage({ db, nowMs: clock(), appUrl: env.SHOPIFY_APP_URL, ports }, shop, null)
  return { page }
}

export async function action({ request, context: { runtime } }: ActionFunctionArgs) {
  const { session } = await runtime.shopify.authenticate.admin(request)
  const { db, env, testing, clock, newId, secretBox } = runtime
  const shop = await readAdminShop(db, session.shop)
  if (shop === null) throw redirect('/app')
  const ports = editorPorts(env.DELIVERY_PORTS, env.DELIVERY_ALLOW_TARGETS)
  return answerEditor({ db, clock, newId, secretBox, ports, test: testing }, shop, null, await request.text())
}

export default function NewPostbackPage() {
  const { page } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  return page && <PostbackEditor page={page} partnerId={search.get('partner')} />
}
