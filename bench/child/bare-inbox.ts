// Baseline of applying orders: a bare queue. It takes the same rows out of the same inbox, their bodies too, a hundred in a
// transaction, and marks them as applied; it does nothing with what they say.
import pg from 'pg'
import { readSettings, serveParent } from './serve-parent.ts'

export interface BareInboxSettings {
  databaseUrl: string
}

const BATCH_ROWS = 100

const { databaseUrl } = readSettings<BareInboxSettings>()
const client = new pg.Client({ connectionString: databaseUrl })
await client.connect()

async function emptyInbox(): Promise<void> {
  for (;;) {
    await client.query('BEGIN')
    const { rows } = await client.query<{ id: string; body: Buffer }>(
      `SELECT id, body FROM webhook_inbox WHERE state = 'pending' AND next_attempt_at <= now()
        ORDER BY next_attempt_at LIMIT ${BATCH_ROWS} FOR UPDATE SKIP LOCKED`,
    )
    await client.query(
      `UPDATE webhook_inbox SET state = 'applied', outcome = 'applied', attempts = attempts + 1, body = NULL
        WHERE id = ANY($1::uuid[])`,
      [rows.map(({ id }) => id)],
    )
    await client.query('COMMIT')
    if (rows.length < BATCH_ROWS) return
  }
}

serveParent({}, { emptyInbox }, () => client.end())
