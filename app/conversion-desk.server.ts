// The pages of conversions over the running app: who asks, with what, and decisions that he makes there.
import {
  answerDecision,
  type DecideAnswer,
  type DecidePorts,
} from '#app/insight/conversion-page/decide-action.server.ts'
import type { ListContext } from '#app/insight/conversion-page/show-list.server.ts'
import type { ShopSetup } from '#app/insight/shop-setup.server.ts'
import { parseJson } from '#app/platform/parse-json.ts'
import type { Merchant } from '#app/program/viewer.ts'
import type { Runtime } from '#app/runtime.ts'
import { merchantOf } from './admin-visit.server.ts'

export interface Desk extends ListContext {
  viewer: Merchant
  shop: ShopSetup
  ports: DecidePorts
  by: string
}

export async function openDesk(runtime: Runtime, request: Request): Promise<Desk> {
  const { shop, viewer, reader, by } = await merchantOf(runtime, request)
  const { db, signals, newId, clock } = runtime
  return {
    shop,
    viewer,
    reader,
    by,
    db: db.pool,
    revenueVisible: shop.revenueVisible,
    ports: { db, signals, newId, clock },
  }
}

/** What a page asks for as JSON; null where it is none. */
export async function readSent(request: Request): Promise<unknown> {
  return parseJson(await request.text())
}

/** A decision about conversions, or its undoing. */
export async function decideOnPage(runtime: Runtime, request: Request): Promise<DecideAnswer> {
  const { viewer, by, reader, ports } = await openDesk(runtime, request)
  return answerDecision(ports, { viewer, by, say: reader.say }, await readSent(request))
}
