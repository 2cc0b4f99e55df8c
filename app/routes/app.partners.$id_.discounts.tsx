// The shop's discount codes that are like what was typed, for the partner's page to choose from.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { merchantOf } from '#app/admin-visit.server.ts'
import { findDiscounts } from '#app/insight/partner-page/find-discounts.server.ts'

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  const { viewer, reader } = await merchantOf(runtime, request)
  const { db, admin } = runtime
  const entered = new URL(request.url).searchParams.get('search') ?? ''
  return findDiscounts({ db: db.pool, admin }, viewer, entered, reader)
}
