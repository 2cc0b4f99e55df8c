// The inbox: every webhook that Shopify is told we have. Written by group commit; unique on (shop domain, webhook id), so
// that a repeat is stored once. The worker (work-inbox) empties it.
import { createCopyRows, type CopyRows } from '#app/platform/copy-rows.ts'
import { createCopyWriter } from '#app/platform/copy-writer.server.ts'
import type { Clock } from '#app/platform/clock.ts'
import type { Database } from '#app/platform/database.server.ts'
import { createGroupCommit, GroupCommitFull } from '#app/platform/group-commit.ts'

export interface Webhook {
  id: string
  shopDomain: string
  webhookId: string
  topic: string
  apiVersion: string
  /** Unix milliseconds; null where the header is missing or no date. */
  triggeredAtMs: number | null
  receivedAtMs: number
  body: Buffer
}

export interface Inbox {
  /** Resolves once the webhook is committed (now or by an earlier delivery of it). */
  store(webhook: Webhook): Promise<void>
  close(): Promise<void>
}

const COPY = `COPY webhook_inbox (id, shop_domain, webhook_id, topic, api_version, triggered_at, received_at, body, state,
  attempts, next_attempt_at) FROM STDIN (FORMAT binary)`
const FIELDS = 11
const LIMITS = { maxRows: 500, maxWaiting: 5_000 }
/** Bodies that may wait in memory: past this the sender is asked to come again. */
const MAX_WAITING_BYTES = 64 * 1024 * 1024
const UNIQUE_VIOLATION = '23505'

export function createInbox(db: Database, clock: Clock): Inbox {
  const rows = createCopyRows()
  const writer = createCopyWriter(db.url, COPY, clock)
  let waitingBytes = 0
  const group = createGroupCommit<Webhook>(async (batch) => {
    rows.start()
    for (const webhook of batch) encode(rows, webhook)
    try {
      await writer.write(rows.finish())
    } catch (error) {
      // COPY has no ON CONFLICT: a batch with a repeat in it takes the slower way.
      if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error
      await insertUnlessKnown(db, batch)
    }
  }, LIMITS)
  return {
    async store(webhook) {
      if (waitingBytes > MAX_WAITING_BYTES) throw new GroupCommitFull(`${waitingBytes} bytes wait`)
      waitingBytes += webhook.body.length
      try {
        await group.add(webhook)
      } finally {
        waitingBytes -= webhook.body.length
      }
    },
    async close() {
      await group.drained()
      await writer.close()
    },
  }
}

function encode(rows: CopyRows, webhook: Webhook): void {
  rows.row(FIELDS)
  rows.uuid(webhook.id)
  rows.text(webhook.shopDomain)
  rows.text(webhook.webhookId)
  rows.text(webhook.topic)
  rows.text(webhook.apiVersion)
  rows.timestamptz(webhook.triggeredAtMs)
  rows.timestamptz(webhook.receivedAtMs)
  rows.bytes(webhook.body)
  rows.text('pending')
  rows.int4(0)
  rows.timestamptz(webhook.receivedAtMs)
}

async function insertUnlessKnown(db: Database, batch: readonly Webhook[]): Promise<void> {
  const date = (ms: number | null) => (ms === null ? null : new Date(ms))
  await db.pool.query(
    `INSERT INTO webhook_inbox (id, shop_domain, webhook_id, topic, api_version, triggered_at, received_at, body, next_attempt_at)
     SELECT id, shop_domain, webhook_id, topic, api_version, triggered_at, received_at, body, received_at
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[], $8::bytea[])
         AS w(id, shop_domain, webhook_id, topic, api_version, triggered_at, received_at, body)
      ORDER BY shop_domain, webhook_id ON CONFLICT (shop_domain, webhook_id) DO NOTHING`,
    [
      batch.map(({ id }) => id),
      batch.map(({ shopDomain }) => shopDomain),
      batch.map(({ webhookId }) => webhookId),
      batch.map(({ topic }) => topic),
      batch.map(({ apiVersion }) => apiVersion),
      batch.map(({ triggeredAtMs }) => date(triggeredAtMs)),
      batch.map(({ receivedAtMs }) => date(receivedAtMs)),
      batch.map(({ body }) => body),
    ],
  )
}
