// A dispute over a payment as we keep it, of the topics disputes/create and disputes/update. The zod shape is the
// allow-list: no reason, no evidence. What it does to the amounts is in order-state.ts.
import type { z } from 'zod'
import { decimal, gid, id, isRecord, record, text } from './fields.ts'
import type { Dispute } from '../amounts/order-state.ts'

/** Plain JSON: stored and read back as jsonb. */
export type OrderDispute = Dispute & {
  id: string
  orderId: string
  /** `inquiry` or `chargeback`, as it arrived; null where the payload does not say. */
  type: string | null
  initiatedAt: string | null
  finalizedOn: string | null
}

export type DisputeReading =
  | { ok: true; dispute: OrderDispute; warnings: string[] }
  | { ok: false; code: 'not_an_object' | 'missing_id' | 'missing_order_id'; message: string }

const disputeShape = record({
  id,
  admin_graphql_api_id: gid,
  order_id: id,
  type: text,
  status: text,
  amount: decimal,
  currency: text,
  initiated_at: text,
  finalized_on: text,
})

/** Reads the body of disputes/create or disputes/update (as parseExactJson gives it). */
export function parseDispute(body: unknown): DisputeReading {
  if (!isRecord(body))
    return { ok: false, code: 'not_an_object', message: 'The dispute is not a JSON object.' }
  const shape: z.output<typeof disputeShape> = disputeShape.parse(body)
  const disputeId = shape.admin_graphql_api_id ?? shape.id
  if (disputeId === null) return { ok: false, code: 'missing_id', message: 'The dispute has no readable id.' }
  if (shape.order_id === null)
    return { ok: false, code: 'missing_order_id', message: 'The dispute does not say which order it is of.' }
  const warnings: string[] = []
  if (shape.status === null) warnings.push(`dispute ${disputeId}: its status is missing: it counts as open`)
  if (shape.amount === null)
    warnings.push(`dispute ${disputeId}: its amount is missing or no decimal: it counts as the whole order`)
  const dispute: OrderDispute = {
    id: disputeId,
    orderId: shape.order_id,
    type: shape.type?.toLowerCase() ?? null,
    status: shape.status?.toLowerCase() ?? 'unknown',
    amount: shape.amount,
    currency: shape.currency?.toUpperCase() ?? null,
    initiatedAt: shape.initiated_at,
    finalizedOn: shape.finalized_on,
  }
  return { ok: true, dispute, warnings }
}
