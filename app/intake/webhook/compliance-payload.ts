// What is kept of a privacy webhook: the ids that say what is to be looked up or deleted. The e-mail address and the phone
// number that it also carries are not (level 1 customer data only).
import { z } from 'zod'

const id = z.union([z.string(), z.number()]).transform(String)
const PAYLOAD = z.object({
  customer: z.object({ id: id.optional() }).optional(),
  orders_requested: z.array(id).optional(),
  orders_to_redact: z.array(id).optional(),
  data_request: z.object({ id: id.optional() }).optional(),
})

/** @returns the ids of `body`; nothing of a body that has another shape, the topic alone then says what is asked for */
export function compliancePayload(body: unknown): z.output<typeof PAYLOAD> {
  return PAYLOAD.safeParse(body).data ?? {}
}
