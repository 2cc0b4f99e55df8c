// POST /pixel: the web pixel tells of a completed checkout. In front of Remix, public, and only a hint: it stands as
// evidence beside an order and says for which order to ask Shopify where no webhook comes (fetch-missing). It makes no
// conversion and no order.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Clock } from '#app/platform/clock.ts'
import { inTransaction, type Database } from '#app/platform/database.server.ts'
import { answerText } from '#app/platform/http/answer.server.ts'
import { clientIp } from '#app/platform/http/client-ip.ts'
import { readBody } from '#app/platform/http/read-body.server.ts'
import type { Log } from '#app/platform/log.server.ts'
import type { Metrics } from '#app/platform/metrics.server.ts'
import { matchesDigest, secretDigest } from '#app/platform/secret-box.server.ts'
import { createCallLimit } from '../call-limit.ts'
import { readReport } from './read-report.ts'
import { findPixelShop, keepReport } from './report-store.server.ts'

export interface PixelPorts {
  db: Database
  clock: Clock
  log: Log
  metrics: Pick<Metrics, 'pixelReports'>
  /** Proxies in front of us that may name the caller. */
  trustedProxies: number
}

export const MAX_REPORT_BYTES = 8 * 1024
const MINUTE_MS = 60_000
const DAY_MS = 1_440 * MINUTE_MS
/**
 * Orders' ids can be guessed, so guessing must be slow. Behind one address may stand many shoppers, who do not all check out
 * in one minute. A click is one visitor's: however often a thank-you page is opened again, it stays below this.
 */
const CALLS = { addressAMinute: 20, shopAMinute: 1_200, clickADay: 20 }
const MAX_KEYS = 50_000

/** The pixel runs in a sandbox without an origin. */
const CORS = { 'Access-Control-Allow-Origin': '*' }
const PREFLIGHT = {
  ...CORS,
  'Access-Control-Allow-Methods': 'POST',
  'Access-Control-Allow-Headers': 'Content-Type',
  'Access-Control-Max-Age': '86400',
}

type Answer = { status: number; text?: string; headers?: Record<string, string> }

/** @returns the handler of /pixel; it rejects where our own database fails, and the router answers 503 */
export function createPixelReceiver(ports: PixelPorts) {
  const limits = {
    address: createCallLimit(CALLS.addressAMinute, MINUTE_MS, MAX_KEYS),
    shop: createCallLimit(CALLS.shopAMinute, MINUTE_MS, MAX_KEYS),
    click: createCallLimit(CALLS.clickADay, DAY_MS, MAX_KEYS),
  }

  async function receive(request: IncomingMessage): Promise<Answer | null> {
    if (request.method === 'OPTIONS') return { status: 204, headers: PREFLIGHT }
    if (request.method !== 'POST')
      return { status: 405, text: 'reports are sent by POST\n', headers: { Allow: 'POST, OPTIONS' } }
    const nowMs = ports.clock()
    const forwardedFor = request.headers['x-forwarded-for'] as string | undefined
    const address = clientIp(request.socket.remoteAddress, forwardedFor, ports.trustedProxies)
    const tooMany = limits.address.take(address, nowMs)
    const body = await readBody(request, MAX_REPORT_BYTES)
    if (body.kind === 'aborted') return null
    if (tooMany > 0) return slowDown(tooMany)
    if (body.kind === 'too_large')
      return { status: 413, text: 'the report is over 8 KiB\n', headers: { Connection: 'close' } }
    const report = readReport(body.bytes.toString('utf8'))
    if (report === null) return { status: 422, text: 'this is no report of a checkout\n' }
    const shop = await findPixelShop(ports.db.pool, report.brand)
    // Of an unknown brand no more is told than of a wrong key.
    if (!shop || !matchesDigest(report.key, secretDigest(shop.key)))
      return { status: 401, text: 'the key is not that of this brand\n' }
    const tooManyOfShop = limits.shop.take(shop.shopId, nowMs)
    if (tooManyOfShop > 0) {
      ports.log.warn({ shop: report.brand }, 'pixel: more reports than a shop may send')
      return slowDown(tooManyOfShop)
    }
    const { clickId } = report
    const tooManyOfClick = clickId === null ? 0 : limits.click.take(`${shop.shopId} ${clickId}`, nowMs)
    if (tooManyOfClick > 0) return slowDown(tooManyOfClick)
    await inTransaction(ports.db.pool, (client) => keepReport(client, shop.shopId, report, nowMs))
    return { status: 204 }
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const answer = await receive(request)
    if (answer === null) return // the caller hung up
    const { status, text = '', headers = {} } = answer
    ports.metrics.pixelReports.inc({ status })
    if (status === 204) {
      if (!response.destroyed)
        response.writeHead(204, { ...CORS, 'Cache-Control': 'no-store', ...headers }).end()
    } else answerText(response, status, text, { ...CORS, ...headers })
  }
}

function slowDown(waitMs: number): Answer {
  return {
    status: 429,
    text: 'too many reports\n',
    headers: { 'Retry-After': String(Math.ceil(waitMs / 1_000)) },
  }
}
