// The merchant's own test of an offer's inbound postback: the call that a sender would make, with click_id=test, through everything that
// judges a call. It is in the log like any other.
import { inTransaction, type Database } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import { applyCalls } from './apply-calls.server.ts'
import { toHttp, type HttpAnswer, type Outcome } from './outcome.ts'

/** What the log names as the caller's address. */
const FROM_ADMIN = 'admin'

export interface TestCallAnswer extends HttpAnswer {
  durationMs: number
}

/** @param secret of the offer; null where it has none */
export async function callWithTestClick(
  { db, newId, nowMs }: { db: Pick<Database, 'pool'>; newId: NewId; nowMs: number },
  target: { brand: string; offer: string },
  secret: string | null,
): Promise<TestCallAnswer> {
  const id = newId()
  const started = performance.now()
  const { outcomes } = await inTransaction(db.pool, (client) =>
    applyCalls(
      client,
      [
        {
          id,
          target: { kind: 'offer', ...target },
          method: 'POST',
          remoteIp: FROM_ADMIN,
          fromAdmin: true,
          receivedAtMs: nowMs,
          parameters: { click_id: 'test' },
          headerSecret: secret,
          malformed: null,
        },
      ],
      newId,
      nowMs,
      null,
    ),
  )
  const durationMs = Math.round(performance.now() - started)
  return { ...toHttp(outcomes[0] as Outcome, id), durationMs }
}
