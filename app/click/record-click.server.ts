// Records a click that has been decided, whether of a tracking link or of a storefront that asked for one: gives it its id,
// commits it, and notes the signed-in customer who made it. The caller answers only after this, and counts the outcome.
import type { NewId } from '#app/platform/ids.server.ts'
import type { Log } from '#app/platform/log.server.ts'
import type { Metrics } from '#app/platform/metrics.server.ts'
import { cleanText } from '#app/platform/text.ts'
import { uuidTimeMs } from '#app/platform/uuid.ts'
import type { Click, ClickLog } from './click-log.server.ts'
import type { IsBot } from './known-bots.server.ts'
import type { LinkCache } from './link-cache.server.ts'
import type { SightCustomer } from './sight-customer.server.ts'

/** What making a click needs, from its look-up to its record. */
export interface ClickPorts {
  links: LinkCache
  clicks: ClickLog
  isBot: IsBot
  newId: NewId
  log: Log
  metrics: Pick<Metrics, 'clicks'>
  sightCustomer: SightCustomer
}

export interface DecidedClick extends Omit<Click, 'id' | 'atMs' | 'userAgent'> {
  /** As the browser sent it. */
  userAgent: string | undefined
  /** Of a visitor who is signed in, as Shopify has signed it. */
  customerId: string | null
}

export type RecordedClick =
  | { kind: 'recorded'; clickId: string }
  /** The database did not take it. */
  | { kind: 'unrecorded'; error: unknown }

/** UTF-16 units that are kept of a header. */
export const MAX_HEADER_CHARS = 512

/** Resolves once the click is committed, or could not be. */
export async function recordClick(
  ports: Pick<ClickPorts, 'clicks' | 'newId' | 'sightCustomer'>,
  { userAgent, customerId, ...decided }: DecidedClick,
): Promise<RecordedClick> {
  const id = ports.newId()
  const click = {
    ...decided,
    id,
    atMs: uuidTimeMs(id),
    userAgent: cleanText(userAgent, MAX_HEADER_CHARS),
  }
  try {
    await ports.clicks.record(click)
  } catch (error) {
    return { kind: 'unrecorded', error }
  }
  if (customerId !== null) await ports.sightCustomer(decided.shopId, customerId, id)
  return { kind: 'recorded', clickId: id }
}
