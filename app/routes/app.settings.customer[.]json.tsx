// What is kept of a customer, as a file: for the answer to his request.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { merchantOf } from '#app/admin-visit.server.ts'
import { download } from '#app/download.server.ts'
import { readCustomerData } from '#app/insight/settings-page/privacy-requests.server.ts'

const CUSTOMER = /^\d{1,20}$/

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  const { viewer } = await merchantOf(runtime, request)
  const customerId = new URL(request.url).searchParams.get('customer') ?? ''
  if (!CUSTOMER.test(customerId)) return new Response('no such customer\n', { status: 400 })
  const kept = await readCustomerData(runtime.db.pool, viewer, customerId)
  return download(`customer-${customerId}.json`, `${JSON.stringify(kept, null, 2)}\n`)
}
