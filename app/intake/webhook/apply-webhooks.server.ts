// Applies webhooks from the inbox, a batch in one transaction: each is routed by its topic to the room that knows what to
// do. The inbox row changes in the same transaction, so every webhook is applied exactly once.
import { createHash } from 'node:crypto'
import { buyerHasher } from '#app/attribution/buyer-hash.server.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { createRowArrays } from '#app/platform/row-arrays.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import type { SecretBox } from '#app/platform/secret-box.server.ts'
import { keepComplianceRequest, uninstallShop } from '#app/program/shop-lifecycle.server.ts'
import { readShopsByDomain, type ShopRow } from '#app/program/read-shops.server.ts'
import { parseExactJson } from '../exact-json.ts'
import { applyOrders, type ShopMessage } from '../order/apply-orders.server.ts'
import { ORDER_TOPICS, readOrderMessage } from '../order/payload/order-message.ts'
import type { HashBuyer } from '../order/payload/parse-order.ts'
import { compliancePayload } from './compliance-payload.ts'

export interface InboxRow {
  id: string
  shop_domain: string
  topic: string
  triggered_at: Date | null
  received_at: Date
  body: Buffer
  attempts: number
}

/** What became of a webhook. `failed` ones keep their body for repair. */
export interface Applied {
  id: string
  state: 'applied' | 'failed'
  outcome: string
}

export interface BatchResult {
  applied: Applied[]
  /** Deliveries planned, and orders to be worked on again. */
  planned: number
  rechecks: number
}

const COMPLIANCE_TOPICS = new Set(['customers/data_request', 'customers/redact', 'shop/redact'])

export interface ApplyPorts {
  newId: NewId
  /** Opens the key by which a shop's buyers are compared with its partners. */
  secretBox: SecretBox
}

/** @param db the client of a transaction that holds the rows locked */
export async function applyWebhooks(
  db: Queryable,
  rows: readonly InboxRow[],
  { newId, secretBox }: ApplyPorts,
  nowMs: number,
): Promise<BatchResult> {
  const shops = await readShopsByDomain(db, [...new Set(rows.map((row) => row.shop_domain))])
  const hashers = new Map<string, HashBuyer>()
  const hasherOf = ({ id, matchKey }: ShopRow) => {
    const hasher = hashers.get(id) ?? buyerHasher(secretBox, id, matchKey)
    hashers.set(id, hasher)
    return hasher
  }
  const messages: ShopMessage[] = []
  const applied: Applied[] = []
  for (const row of rows) {
    const shop = shops.get(row.shop_domain)
    if (!shop)
      applied.push({
        id: row.id,
        state: 'failed',
        outcome: 'unknown_shop: no shop of this domain has installed the app',
      })
    else if (ORDER_TOPICS.has(row.topic)) applied.push(collect(row, shop, hasherOf(shop), messages))
    else applied.push(await applyOther(db, row, shop, newId, nowMs))
  }
  const { planned, rechecks } = await applyOrders(db, messages, newId, nowMs)
  await settle(db, applied)
  return { applied, planned, rechecks }
}

function collect(row: InboxRow, shop: ShopRow, hashBuyer: HashBuyer, messages: ShopMessage[]): Applied {
  const webhook = {
    topic: row.topic,
    body: row.body.toString('utf8'),
    bodySha256: createHash('sha256').update(row.body).digest('hex'),
    triggeredAt: row.triggered_at?.toISOString() ?? null,
    receivedAtMs: row.received_at.getTime(),
  }
  const reading = readOrderMessage(webhook, hashBuyer, shop.arrivalNames)
  switch (reading.kind) {
    case 'message':
      messages.push({ shop, orderId: reading.message.orderId, message: reading.message })
      return { id: row.id, state: 'applied', outcome: ['applied', ...reading.warnings].join('; ') }
    case 'nothing':
      return { id: row.id, state: 'applied', outcome: `applied to no order: ${reading.reason}` }
    case 'malformed':
      return { id: row.id, state: 'failed', outcome: `malformed: ${reading.reason}` }
  }
}

async function applyOther(
  db: Queryable,
  row: InboxRow,
  shop: ShopRow,
  newId: NewId,
  nowMs: number,
): Promise<Applied> {
  const done = (outcome: string): Applied => ({ id: row.id, state: 'applied', outcome })
  if (row.topic === 'app/uninstalled') {
    const effective = await uninstallShop(db, shop.id, row.triggered_at, new Date(nowMs))
    return done(effective ? 'uninstalled' : 'ignored: older than the newest install, or uninstalled already')
  }
  if (row.topic === 'app/scopes_update') return done('noted: scopes are read with each session')
  if (COMPLIANCE_TOPICS.has(row.topic)) {
    try {
      await keepComplianceRequest(
        db,
        shop.id,
        row.topic,
        compliancePayload(parseExactJson(row.body.toString('utf8'))),
        newId,
        new Date(nowMs),
      )
    } catch (error) {
      if (error instanceof SyntaxError)
        return { id: row.id, state: 'failed', outcome: `malformed: not JSON: ${error.message}` }
      throw error
    }
    return done('kept until handled')
  }
  return done(`ignored: nothing is done on ${row.topic}`)
}

const APPLIED = createRowArrays<Applied>({
  id: ['uuid', (row) => row.id],
  state: ['text', (row) => row.state],
  outcome: ['text', (row) => row.outcome],
})

/** Applied rows lose their body: it holds more of a customer than we may keep. */
async function settle(db: Queryable, applied: readonly Applied[]): Promise<void> {
  await db.query({
    text: `UPDATE webhook_inbox SET state = r.state, outcome = r.outcome, attempts = attempts + 1,
                  body = CASE WHEN r.state = 'applied' THEN NULL ELSE body END
             FROM ${APPLIED.unnest} AS r(${APPLIED.names}) WHERE webhook_inbox.id = r.id`,
    values: APPLIED.values(applied),
  })
}
