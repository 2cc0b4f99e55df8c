// Accepting a webhook durably (1.9 KB order, HMAC), against a server that only checks the HMAC.
import { createHmac } from 'node:crypto'
import { appCounter } from '../app-counters.ts'
import { compare, type Contest } from '../compare.ts'
import { countRows } from '../database-state.ts'
import type { Figure } from '../figure.ts'
import { GAP, prepareRequest, type PreparedRequest } from '../load/requests.ts'
import { buildOrder } from '../order.ts'
import type { Stage } from '../stage.ts'

const ORDERS = 4_000
const FIRST_ORDER = 5_000_000_000
const CONNECTIONS = 64

export async function measureWebhookAccept(stage: Stage): Promise<Figure[]> {
  const bare = await stage.startBare<{ port: number }>('bare-webhook.ts', { secret: stage.secret })
  const alone: Contest = {
    name: 'webhook_accept',
    connections: CONNECTIONS,
    requests: webhooks(stage),
    bare,
    count: async () => ({
      answers: await appCounter(stage, 'throughline_webhooks_total{status="200"}'),
      rows: emptied + (await countRows(stage.pool, 'webhook_inbox')),
    }),
    async prepare() {
      emptied += await countRows(stage.pool, 'webhook_inbox')
      await stage.pool.query('TRUNCATE webhook_inbox')
    },
  }
  let emptied = 0
  const figures = [await compare(stage, alone)]

  await stage.app.ask('worker', true)
  figures.push(await compare(stage, withWorker(stage, alone)))
  await stage.app.ask('worker', false)
  await stage.pool.query('TRUNCATE webhook_inbox')
  await bare.stop()
  return figures
}

/** The same with the worker in the same process; how far it came meanwhile is told. */
function withWorker(stage: Stage, alone: Contest): Contest {
  return {
    ...alone,
    variant: 'worker beside',
    async prepare() {
      // What the worker holds locked it finishes first.
      await stage.app.ask('worker', false)
      await alone.prepare?.()
      await stage.app.ask('worker', true)
    },
    async conclude() {
      const applied = await countRows(stage.pool, `webhook_inbox WHERE state = 'applied'`)
      const failed = await countRows(stage.pool, `webhook_inbox WHERE state = 'failed'`)
      if (failed > 0) throw new Error(`webhook_accept: ${failed} webhooks could not be applied`)
      return `the worker applied ${applied} meanwhile`
    },
  }
}

/** Signed bodies are made beforehand; the webhook's id is not signed and makes each one new. */
function webhooks({ secret, shop, clickIds }: Stage): PreparedRequest[] {
  return Array.from({ length: ORDERS }, (_, index) => {
    const body = buildOrder(FIRST_ORDER + index, clickIds[index % clickIds.length] as string, new Date())
    return prepareRequest(
      'POST',
      '/webhooks',
      {
        'Content-Type': 'application/json',
        'X-Shopify-Topic': 'orders/create',
        'X-Shopify-Shop-Domain': shop.domain,
        'X-Shopify-Api-Version': '2026-10',
        'X-Shopify-Triggered-At': new Date().toISOString(),
        'X-Shopify-Hmac-Sha256': createHmac('sha256', secret).update(body).digest('base64'),
        'X-Shopify-Webhook-Id': GAP,
      },
      body,
    )
  })
}
