// What happened to a conversion, newest first: changes of its status, and of its money alone (refunds, edits).
import type { Actor } from '#app/conversion/conversion.ts'
import { sayReason } from '#app/conversion/reasons.ts'
import type { Status } from '#app/conversion/status.ts'
import type { Reader } from '#app/language/reader.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { sayWho } from '#app/program/admin-user-name.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { showFullMoment } from '../moment.ts'
import { showMoney } from '../show-money.ts'
import { visibleText } from '../visible-text.ts'
import { ACTOR_WORDS } from './list-words.ts'

export interface ShownStep {
  id: string
  at: string
  when: string
  /** null: the status stayed. */
  status: Status | null
  /** The changes of its money; null: none, or the reader does not see it. */
  amount: string | null
  payout: string | null
  who: string
  reason: string
}

interface StepRow {
  id: string
  at: Date
  fromStatus: Status | null
  toStatus: Status | null
  amountDelta: bigint | null
  payoutDelta: bigint | null
  actor: Actor
  actorName: string | null
  reason: string
}

const MOST = 200

/**
 * A partner sees what happened while it was his.
 * @param sums whether the reader sees what was sold
 */
export async function readHistory(
  db: Queryable,
  { shopId, partnerId }: Viewer,
  { id, currency }: { id: string; currency: string },
  reader: Reader,
  sums: boolean,
): Promise<{ history: ShownStep[]; adjustments: ShownStep[] }> {
  const { rows } = await db.query<StepRow>(
    `SELECT id, at, from_status AS "fromStatus", to_status AS "toStatus", NULL::bigint AS "amountDelta", NULL::bigint AS "payoutDelta",
            actor, actor_name AS "actorName", reason FROM conversion_change
      WHERE shop_id = $1 AND conversion_id = $2 AND ($3::uuid IS NULL OR partner_id = $3)
     UNION ALL
     SELECT id, at, NULL, NULL, amount_delta_minor, payout_delta_minor, actor, actor_name, reason FROM conversion_adjustment
      WHERE shop_id = $1 AND conversion_id = $2 AND ($3::uuid IS NULL OR id > (SELECT own.id FROM conversion_change own
             WHERE own.shop_id = $1 AND own.conversion_id = $2 AND own.partner_id = $3 ORDER BY own.id LIMIT 1))
      ORDER BY id DESC LIMIT ${MOST}`,
    [shopId, id, partnerId],
  )
  const history = rows.map((row) => showStep(row, currency, reader, sums))
  return { history, adjustments: history.filter((_, index) => rows[index]?.payoutDelta !== null) }
}

function showStep(
  row: StepRow,
  currency: string,
  { say, timeZone, locale }: Reader,
  sums: boolean,
): ShownStep {
  const delta = (minor: bigint | null) =>
    minor === null || minor === 0n ? null : `${minor > 0n ? '+' : ''}${showMoney(minor, currency, locale)}`
  return {
    id: row.id,
    at: row.at.toISOString(),
    when: showFullMoment(row.at, timeZone, locale),
    status: row.fromStatus === row.toStatus ? null : row.toStatus,
    amount: sums ? delta(row.amountDelta) : null,
    payout: delta(row.payoutDelta),
    who: row.actorName === null ? say(ACTOR_WORDS[row.actor]) : visibleText(sayWho(row.actorName, say)),
    reason: visibleText(sayReason(row.reason, isTyped(row), say)),
  }
}

/** What a person created begins with what follows from its source, which nobody has typed. */
function isTyped({ actor, fromStatus, toStatus }: StepRow): boolean {
  return actor === 'person' && !(fromStatus === null && toStatus !== null)
}
