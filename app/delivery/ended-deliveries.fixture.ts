// A shop with a postback and deliveries that have ended, for the tests of resending and replaying. The engine does not run
// there: what was scheduled stays so and can be counted.
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { createIds } from '#app/platform/ids.server.ts'
import { uuidv7 } from '#app/platform/uuid.ts'

export const NOW_MS = Date.parse('2026-11-20T18:00:00Z')
export const HOUR_MS = 3_600_000
export const newId = createIds(() => NOW_MS)

/** Every resend leaves a line, so that two of one delivery are seen. */
export const NOTE_RESENDS = `
  CREATE TABLE resends (shop_id uuid, id uuid);
  CREATE FUNCTION note_resend() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.resend_of IS NOT NULL AND OLD.resend_of IS NULL THEN INSERT INTO resends VALUES (NEW.shop_id, NEW.id); END IF;
    RETURN NEW; END $$;
  CREATE TRIGGER note_resend AFTER UPDATE ON delivery FOR EACH ROW EXECUTE FUNCTION note_resend()`

export interface Given {
  state?: string
  hoursAgo?: number
  postback?: string
  settledMs?: number
  replaced?: boolean
}

export type EndedShop = Awaited<ReturnType<typeof writeEndedShop>>

export async function writeEndedShop(pool: pg.Pool) {
  const [shopId, postbackId] = [newId(), newId()]
  await pool.query(
    `INSERT INTO shop (id, domain, slug, name, currency, time_zone, installed_at, updated_at)
     VALUES ($1::uuid, $1::text, $1::text, 'Shop', 'USD', 'UTC', now(), now())`,
    [shopId],
  )
  await pool.query(
    `INSERT INTO partner (shop_id, id, slug, name, updated_at) VALUES ($1, $1, 'pat', 'Pat', now())`,
    [shopId],
  )
  const addPostback = async (id: string) => {
    await pool.query(
      `INSERT INTO postback (shop_id, id, partner_id, url, updated_at) VALUES ($1, $2, $1, 'https://t.example/', now())`,
      [shopId, id],
    )
  }
  await addPostback(postbackId)

  async function addDelivery(given: Given = {}): Promise<string> {
    const { state = 'failed', hoursAgo = 2, postback = postbackId, replaced = false } = given
    const atMs = NOW_MS - hoursAgo * HOUR_MS
    const id = uuidv7(atMs, crypto.getRandomValues(new Uint8Array(10)))
    const isOpen = state === 'scheduled' || state === 'sending'
    const [dueAt, settledAt] = isOpen ? [new Date(NOW_MS), null] : [null, new Date(given.settledMs ?? atMs)]
    await pool.query(
      `INSERT INTO delivery (shop_id, id, postback_id, conversion_id, change_id, state, attempts, next_attempt_at, leased_until, "values",
         amount_minor, payout_minor, created_at, settled_at, replaced)
       VALUES ($1, $2, $3, 'conv_1', $4, $5, 8, $6, CASE $5 WHEN 'sending' THEN $6::timestamptz END, '{}', 0, 0, $7, $8, $9)`,
      [shopId, id, postback, randomUUID(), state, dueAt, new Date(atMs), settledAt, replaced],
    )
    return id
  }
  return {
    shopId,
    postbackId,
    addPostback,
    addDelivery,
    addMany: (count: number) => Promise.all(Array.from({ length: count }, () => addDelivery())),
    async pause() {
      await pool.query(`UPDATE postback SET paused_at = now(), pause_reason = 'HTTP 410' WHERE id = $1`, [
        postbackId,
      ])
    },
    async switchOff() {
      await pool.query(`UPDATE postback SET active = false WHERE id = $1`, [postbackId])
    },
    async countResends(): Promise<Map<string, number>> {
      const { rows } = await pool.query<{ id: string; count: number }>(
        'SELECT id, count(*)::int AS count FROM resends WHERE shop_id = $1 GROUP BY id',
        [shopId],
      )
      return new Map(rows.map(({ id, count }) => [id, count]))
    },
  }
}
