// Fetches the European Central Bank's reference rates and stores them. Called by a chore, which tries again whatever went wrong:
// a source that is down is no failure of ours, so what happened is a value. The address is the operator's own setting.
import { request } from 'undici'
import type { Clock } from '#app/platform/clock.ts'
import type { Database } from '#app/platform/database.server.ts'
import type { Log } from '#app/platform/log.server.ts'
import { MAX_FILE_CHARACTERS, readEcbFile, type EcbProblem } from './ecb-file.ts'
import { rateDay } from './rate.ts'
import { saveReferenceRates } from './rates.server.ts'

export interface RatesSource {
  db: Pick<Database, 'pool'>
  /** Of the file: eurofxref-daily.xml or one of several days. */
  url: string
  clock: Clock
  log: Pick<Log, 'info' | 'warn'>
}

export type FetchedRates =
  /** changed: how many rates are new or were corrected. */
  | { kind: 'stored'; changed: number; newestDay: string }
  | { kind: 'failed'; code: FetchProblem; message: string }

export type FetchProblem = EcbProblem | 'unreachable' | 'timeout' | 'status' | 'day_ahead'

/** For everything from the name's resolution to the last byte. */
const TIMEOUT_MS = 15_000
const DAY_MS = 86_400_000

/**
 * @param timeoutMs a test's own limit
 * @throws where our own database fails
 */
export async function fetchReferenceRates(
  { db, url, clock, log }: RatesSource,
  timeoutMs = TIMEOUT_MS,
): Promise<FetchedRates> {
  const fetched = await fetchText(url, timeoutMs)
  const result = fetched.ok ? await store(db, fetched.text, clock()) : fetched.failure
  if (result.kind === 'failed')
    log.warn({ code: result.code, reason: result.message }, 'exchange rates: not fetched, tried again later')
  else if (result.changed > 0)
    log.info({ rates: result.changed, newestDay: result.newestDay }, 'exchange rates stored')
  return result
}

async function store(db: RatesSource['db'], text: string, nowMs: number): Promise<FetchedRates> {
  const file = readEcbFile(text)
  if (!file.ok) return { kind: 'failed', code: file.code, message: file.message }
  const { newestDay, rates } = file
  // East of us it may be tomorrow already; anything later is a mistake that would be used for years.
  const latest = rateDay(nowMs + DAY_MS)
  if (newestDay > latest)
    return {
      kind: 'failed',
      code: 'day_ahead',
      message: `The file has rates of ${newestDay}, which is ahead of us.`,
    }
  return { kind: 'stored', changed: await saveReferenceRates(db.pool, rates), newestDay }
}

type Fetched = { ok: true; text: string } | { ok: false; failure: Extract<FetchedRates, { kind: 'failed' }> }

const failed = (code: FetchProblem, message: string): Fetched => ({
  ok: false,
  failure: { kind: 'failed', code, message },
})

async function fetchText(url: string, timeoutMs: number): Promise<Fetched> {
  const signal = AbortSignal.timeout(timeoutMs)
  try {
    // Once an hour: a connection kept open would only be in the way.
    const { statusCode, body } = await request(url, {
      signal,
      reset: true,
      headers: { accept: 'application/xml, text/xml' },
    })
    if (statusCode !== 200) {
      await body.dump({ limit: 16_384, signal }).catch(() => {})
      return failed('status', `The source answered with HTTP ${statusCode}.`)
    }
    const chunks: Buffer[] = []
    let bytes = 0
    for await (const chunk of body as AsyncIterable<Buffer>) {
      bytes += chunk.length
      // Leaving the loop ends the connection.
      if (bytes > MAX_FILE_CHARACTERS)
        return failed('too_large', 'The answer is larger than any file of reference rates.')
      chunks.push(chunk)
    }
    return { ok: true, text: Buffer.concat(chunks).toString('utf8') }
  } catch (error) {
    return signal.aborted
      ? failed('timeout', `The source did not answer within ${timeoutMs / 1000} seconds.`)
      : failed('unreachable', `The source could not be reached: ${(error as Error).message}`)
  }
}
