// What products and collections are called, for the forms that name them by their ids.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { merchantOf } from '#app/admin-visit.server.ts'
import { findTitles } from '#app/insight/offer-page/resource-titles.server.ts'

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  const { viewer } = await merchantOf(runtime, request)
  const { db, admin } = runtime
  const ids = new URL(request.url).searchParams.get('ids') ?? ''
  return Response.json(await findTitles({ db: db.pool, admin }, viewer, ids.split(',')))
}
