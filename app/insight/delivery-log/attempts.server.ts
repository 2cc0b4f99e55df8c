// The attempts of one delivery, ready to be shown. What destinations answered is text from strangers: hidden characters are
// written out (visible-text), and nobody takes it for anything but text.
import { sayResult } from '#app/delivery/result-words.ts'
import type { Reader } from '#app/language/reader.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { firstUuidAt, uuidTimeMs } from '#app/platform/uuid.ts'
import { showDuration, showFullMoment } from '../moment.ts'
import { visibleText } from '../visible-text.ts'

export type ShownAttempt = ReturnType<typeof showAttempt>

interface AttemptRow {
  id: string
  number: number
  startedAt: Date
  durationMs: number
  dnsMs: number | null
  connectMs: number | null
  tlsMs: number | null
  firstByteMs: number | null
  method: string
  url: string
  requestHeaders: Record<string, string>
  requestBody: string | null
  httpStatus: number | null
  responseBody: string | null
  error: string | null
}

/** Shown on one page; a delivery that was resent by hand again and again may have more. */
export const MOST_ATTEMPTS = 50
/** Of an answer so much is kept (contracts, "Delivery"), bytes. */
const KEPT_BYTES = 16_384
/** Machines' clocks differ: an attempt's id may say that it is older than its delivery, but not by a day. */
const CLOCK_SKEW_MS = 86_400_000

/** Newest first. */
export async function readAttempts(
  db: Queryable,
  shopId: string,
  deliveryId: string,
  reader: Reader,
): Promise<ShownAttempt[]> {
  const { rows } = await db.query<AttemptRow>(
    `SELECT id, number, started_at AS "startedAt", duration_ms AS "durationMs", dns_ms AS "dnsMs", connect_ms AS "connectMs",
            tls_ms AS "tlsMs", first_byte_ms AS "firstByteMs", method, url, request_headers AS "requestHeaders",
            request_body AS "requestBody", http_status AS "httpStatus", response_body AS "responseBody", error
       FROM delivery_attempt
      WHERE shop_id = $1 AND delivery_id = $2 AND id > $3 ORDER BY id DESC LIMIT ${MOST_ATTEMPTS}`,
    [shopId, deliveryId, firstUuidAt(Math.max(0, uuidTimeMs(deliveryId) - CLOCK_SKEW_MS))],
  )
  return rows.map((row) => showAttempt(row, reader))
}

function showAttempt(row: AttemptRow, reader: Reader) {
  const { say, timeZone, locale } = reader
  const { responseBody } = row
  const outcome = row.httpStatus === null ? say('No answer') : `HTTP ${row.httpStatus}`
  return {
    id: row.id,
    number: row.number,
    at: row.startedAt.toISOString(),
    when: showFullMoment(row.startedAt, timeZone, locale),
    succeeded: row.error === null,
    outcome,
    isAnswered: row.httpStatus !== null,
    /** null where the outcome says it all. */
    error: row.error === null || row.error === outcome ? null : visibleText(sayResult(row.error, say)),
    requestLine: visibleText(`${row.method} ${row.url}`),
    headers: Object.entries(row.requestHeaders)
      .map(([name, value]) => visibleText(`${name}: ${value}`))
      .join('\n'),
    body: row.requestBody === null ? null : visibleText(row.requestBody),
    response: responseBody === null || responseBody === '' ? null : visibleText(responseBody),
    isCut: responseBody !== null && Buffer.byteLength(responseBody) >= KEPT_BYTES,
    timings: timingsOf(row, reader),
  }
}

/** One after the other; a connection that was kept needs none of the first three. */
function timingsOf(row: AttemptRow, { say, locale }: Reader) {
  const share = (ms: number) => Math.min(100, (ms / Math.max(1, row.durationMs)) * 100)
  let beforeMs = 0
  const phase = (name: string, ms: number | null, without: string) => {
    const from = share(beforeMs)
    beforeMs += ms ?? 0
    const text = ms === null ? without : showDuration(ms, locale)
    /** Of the whole, 0 to 100. */
    return { name, text, from, width: Math.min(share(ms ?? 0), 100 - from) }
  }
  return [
    phase('DNS', row.dnsMs, say('not needed')),
    phase(say('Connect'), row.connectMs, say('not needed')),
    phase('TLS', row.tlsMs, say('not needed')),
    phase(say('First byte'), row.firstByteMs, say('did not come')),
    { name: say('Total'), text: showDuration(row.durationMs, locale), from: 0, width: 100 },
  ]
}
