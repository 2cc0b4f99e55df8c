// `POST /orders` with `{ order, topic }`: sends any JSON as a signed webhook, once, and answers with the app's status.
// Numbers keep their digits, ids past 2^53 too; `order` may also be a string, whose bytes are then sent as they are.
// `webhook_id`, `event_id`, `triggered_at` and `shop` may be given, to replay or to misuse.
import { z } from 'zod'
import { parseExact } from '../web/exact-json.ts'
import type { Platform } from '../shopify/platform.ts'
import { readFields } from '../web/body.ts'
import type { Request, Response } from '../web/server.ts'
import { Refusal, sendJson } from '../web/server.ts'

const schema = z.object({
  order: z.custom<unknown>(
    (value) => typeof value === 'string' || (typeof value === 'object' && value !== null),
    {
      error: 'order is missing',
    },
  ),
  topic: z
    .string()
    .regex(/^[a-z_]+\/[a-z_]+$/)
    .default('orders/create'),
  shop: z.string().optional(),
  webhook_id: z.string().optional(),
  event_id: z.string().optional(),
  triggered_at: z.string().optional(),
})

export async function sendAnyOrder(platform: Platform, request: Request, response: Response): Promise<void> {
  const parsed = schema.safeParse(await readFields(request, parseExact))
  if (!parsed.success) throw new Refusal(422, z.prettifyError(parsed.error))
  const { order, topic, shop, webhook_id, event_id, triggered_at } = parsed.data
  const sent = await platform.webhooks.sendNow({
    shopDomain: shop ?? platform.shop.domain,
    topic,
    body: typeof order === 'string' ? order : JSON.stringify(order),
    webhookId: webhook_id,
    eventId: event_id,
    triggeredAt: triggered_at,
  })
  sendJson(response, sent.status ?? 502, { topic, status: sent.status, webhook_id: sent.webhookId })
}
