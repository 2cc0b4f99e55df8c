// The flow page's endpoints, below /flow in the admin: the page, its live feed, and its buttons.
import { createEventStream } from '../web/event-stream.ts'
import type { Link } from '../web/page.ts'
import type { Handler } from '../web/server.ts'
import { Refusal, sendHtml, sendJson } from '../web/server.ts'
import type { Platform } from '../shopify/platform.ts'
import type { Tracker } from '../tracker/server.ts'
import { createFlowActions, FLOW_ACTIONS } from './actions.ts'
import type { FlowAction } from './actions.ts'
import { flowPage } from './page.ts'
import { readStages } from './queries.ts'
import type { ReadPool } from './queries.ts'
import { createHues, drawStages } from './stages.ts'

/** The app's tables tell nobody of their changes, so they are looked at while somebody watches. */
const LOOK_EVERY_MS = 700

export type FlowOptions = {
  platform: Platform
  tracker: Tracker
  pool: ReadPool
  places: { appUrl: string; storefrontUrl: string }
  links: () => Link[]
}

export function createFlow({ platform, tracker, pool, places, links }: FlowOptions): {
  handle: Handler
  close(): void
} {
  const feed = createEventStream()
  const act = createFlowActions({ platform, tracker, ...places })
  const hueOf = createHues()
  const stages = async () =>
    drawStages(
      {
        readings: await readStages(pool),
        orders: platform.shop.orders,
        hits: tracker.hits.all(),
        sent: platform.webhooks.log(),
      },
      hueOf,
    )
  let last = ''
  let isLooking = false
  const look = async () => {
    if (feed.listeners() === 0 || isLooking) return
    isLooking = true
    const now = await stages()
    isLooking = false
    const text = JSON.stringify(now)
    if (text !== last) feed.send('stages', now)
    last = text
  }
  const timer = setInterval(() => void look(), LOOK_EVERY_MS)
  const forget = tracker.hits.onAdd(() => void look())
  return {
    async handle(request, response, url) {
      if (request.method === 'POST' && url.pathname === '/flow/do') {
        const action = url.searchParams.get('action') as FlowAction
        if (!FLOW_ACTIONS.includes(action)) throw new Refusal(422, 'no such action')
        return sendJson(response, 200, { said: await act(action) })
      }
      if (url.pathname === '/flow/events') {
        last = '' // so that a new page gets everything at the next look
        return feed.attach(request, response)
      }
      if (url.pathname === '/flow') return sendHtml(response, flowPage(await stages(), links()))
      throw new Refusal(404, 'no such page')
    },
    close() {
      clearInterval(timer)
      forget()
      feed.close()
    },
  }
}
