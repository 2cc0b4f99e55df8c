// A claimed delivery, and how the rows of a claim become it. Pure; claim.server.ts asks the database.
import { UNINSTALLED } from '#app/program/cancel-reason.ts'
import { STANDINGS } from './result-words.ts'
import type { SuccessRule } from './success-rule.ts'

/** A delivery that is ours to send until its lease ends, with its postback as configured now. */
export interface ClaimedDelivery {
  shopId: string
  id: string
  claimId: string
  postbackId: string
  /** Host and port of the destination, lower case. */
  host: string
  /** Attempts made before this one. */
  attempts: number
  /** Set where a person asked for one more attempt: the state that it had. */
  resendOf: 'delivered' | 'failed' | 'cancelled' | null
  values: Readonly<Record<string, string>>
  postback: ClaimedPostback
  /** When it was due, Unix milliseconds: what is given back keeps its place. */
  dueAtMs: number
  /** Whether the postback's attempts were failing when this was claimed. */
  failing: boolean
  /** Why it must not be sent any more; null: it may. */
  cancelReason: string | null
}

/** What of a postback's configuration an attempt needs; secrets are sealed. */
export interface ClaimedPostback {
  method: 'GET' | 'POST'
  url: string
  headers: Readonly<Record<string, string>>
  body: { format: 'json' | 'form'; template: string } | null
  statusNames: Readonly<Record<string, string>>
  eventNames: Readonly<Record<string, string>>
  successRule: SuccessRule
  secrets: string | null
  signingSecret: string | null
  previousSigningSecret: string | null
  previousSigningUntilMs: number | null
}

/** A row of a claim; id null: nothing was ready. */
export interface ClaimRow {
  shop_id: string
  id: string | null
  postback_id: string
  attempts: number
  resend_of: ClaimedDelivery['resendOf']
  values: Record<string, string>
  due_at: Date
  /** With the first row of each lane only: it is the same for all of them. */
  lane: LaneRow | null
}

/** As JSON. */
interface LaneRow {
  host: string
  method: 'GET' | 'POST'
  url: string
  headers: Record<string, string>
  body_format: 'json' | 'form' | null
  body: string | null
  status_names: Record<string, string>
  event_names: Record<string, string>
  success_rule: SuccessRule
  secrets: string | null
  signing_secret: string | null
  previous_signing_secret: string | null
  previous_signing_until: string | null
  active: boolean
  shop_status: string
  failing: boolean
}

/** In the order of the rows, of which one without an id says only how the round went. */
export function claimedOf(rows: readonly ClaimRow[], claimId: string): ClaimedDelivery[] {
  const lanes = new Map<string, ReturnType<typeof laneOf>>()
  return rows.flatMap((row) => {
    if (row.id === null) return []
    if (row.lane) lanes.set(row.postback_id, laneOf(row.lane))
    const lane = lanes.get(row.postback_id)
    if (!lane) throw new Error(`the postback of the delivery ${row.id} was not read with it`)
    return {
      ...lane,
      shopId: row.shop_id,
      id: row.id,
      claimId,
      postbackId: row.postback_id,
      attempts: row.attempts,
      resendOf: row.resend_of,
      values: row.values,
      dueAtMs: row.due_at.getTime(),
    }
  })
}

function laneOf(row: LaneRow) {
  return {
    host: row.host,
    postback: {
      method: row.method,
      url: row.url,
      headers: row.headers,
      body: row.body_format && row.body !== null ? { format: row.body_format, template: row.body } : null,
      statusNames: row.status_names,
      eventNames: row.event_names,
      successRule: row.success_rule,
      secrets: row.secrets,
      signingSecret: row.signing_secret,
      previousSigningSecret: row.previous_signing_secret,
      previousSigningUntilMs:
        row.previous_signing_until === null ? null : Date.parse(row.previous_signing_until),
    },
    failing: row.failing,
    cancelReason: !row.active ? STANDINGS.switchedOff : row.shop_status !== 'active' ? UNINSTALLED : null,
  }
}
