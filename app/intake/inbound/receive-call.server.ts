// /api/postback/{brand}/{offer} and /postback: a brand reports a conversion. A hot path, in front of Remix. Calls that
// come at the same time share one transaction; each is answered after its commit.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Clock } from '#app/platform/clock.ts'
import { inTransaction, type Database } from '#app/platform/database.server.ts'
import { createGroupCommit } from '#app/platform/group-commit.ts'
import { answerJson } from '#app/platform/http/answer.server.ts'
import { clientIp } from '#app/platform/http/client-ip.ts'
import { readBody } from '#app/platform/http/read-body.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import type { Log } from '#app/platform/log.server.ts'
import type { Metrics } from '#app/platform/metrics.server.ts'
import type { Signals } from '#app/platform/signals.server.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { applyCalls } from './apply-calls.server.ts'
import type { Target } from './find-offers.server.ts'
import { createFloodGuard, type FloodGuard } from './flood-guard.ts'
import type { InboundRequest } from './inbound-request.ts'
import { refuse, toHttp, type Outcome, type Refusal } from './outcome.ts'
import { readParameters, type Parameters } from './parameters.ts'

export interface InboundPorts {
  db: Database
  signals: Pick<Signals, 'send'>
  newId: NewId
  clock: Clock
  log: Log
  metrics: Pick<Metrics, 'inbound'>
  /** Proxies in front of us that may name the caller. */
  trustedProxies: number
  /** Of one brand, in this process. */
  callsAMinute: number
}

export const MAX_INBOUND_BYTES = 64 * 1024
/** A transaction is a dozen statements whether it serves one call or a hundred. */
const LIMITS = { maxRows: 100, maxWaiting: 2_000, parallel: 3, gatherMs: 2 }
const BODY_TYPES = new Set(['application/json', 'application/x-www-form-urlencoded'])
const PATH = /^\/api\/postback\/([^/]{1,255})\/([^/]{1,255})\/?$/
/** No click: a target that nothing is found by. */
const NO_CLICK = '00000000-0000-0000-0000-000000000000'

type Waiting = { request: InboundRequest; outcome?: Outcome }

export function createInboundReceiver(ports: InboundPorts) {
  const guard = createFloodGuard(ports.callsAMinute)
  const group = createGroupCommit<Waiting>((batch) => apply(ports, guard, batch), LIMITS)
  return async (
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    query: string,
  ): Promise<void> => {
    const inbound = await readRequest(ports, request, path, query)
    if (inbound === null) return // the caller hung up
    const outcome = await settle(ports, group.add, inbound)
    ports.metrics.inbound.inc({ outcome: outcome.kind === 'refused' ? outcome.code : outcome.kind })
    const { status, body, headers } = toHttp(outcome, inbound.id)
    answerJson(response, status, body, { ...headers, ...(status === 413 && { Connection: 'close' }) })
  }
}

async function settle(
  ports: InboundPorts,
  add: (waiting: Waiting) => Promise<void>,
  request: InboundRequest,
): Promise<Outcome> {
  const waiting: Waiting = { request }
  try {
    await add(waiting)
    if (waiting.outcome?.kind !== 'refused' && waiting.outcome?.deprecated) {
      ports.log.warn({ target: request.target }, 'inbound call without a secret: the offer has none')
    }
    return waiting.outcome as Outcome
  } catch (error) {
    ports.log.error({ err: error, id: request.id }, 'inbound call failed')
    return refuse('unavailable', 'it could not be recorded; with a txn_id it is safe to send it again')
  }
}

async function apply(ports: InboundPorts, guard: FloodGuard, batch: Waiting[]): Promise<void> {
  try {
    await applyTogether(ports, guard, batch)
  } catch (error) {
    if (batch.length === 1) throw error
    // One that fails must not fail the others: each by itself now, and only those that fail again are told so.
    ports.log.warn({ err: error, calls: batch.length }, 'inbound: batch failed, one by one now')
    for (const waiting of batch) {
      waiting.request.again = true
      await applyTogether(ports, guard, [waiting]).catch((cause: Error) => {
        ports.log.error({ err: cause, id: waiting.request.id }, 'inbound call failed')
        waiting.outcome = refuse(
          'unavailable',
          'it could not be recorded; with a txn_id it is safe to send it again',
        )
      })
    }
  }
}

async function applyTogether(
  ports: InboundPorts,
  guard: FloodGuard,
  batch: readonly Waiting[],
): Promise<void> {
  const { outcomes, planned } = await inTransaction(ports.db.pool, (client) =>
    applyCalls(
      client,
      batch.map(({ request }) => request),
      ports.newId,
      ports.clock(),
      guard,
    ),
  )
  batch.forEach((waiting, index) => (waiting.outcome = outcomes[index] as Outcome))
  if (planned > 0) ports.signals.send('delivery')
}

async function readRequest(
  ports: InboundPorts,
  request: IncomingMessage,
  path: string,
  query: string,
): Promise<InboundRequest | null> {
  const method = request.method ?? 'GET'
  const read = await readAll(request, method, query)
  if (read === null) return null
  const header = request.headers['x-postback-secret']
  return {
    id: ports.newId(),
    target: readTarget(path, read.parameters),
    method,
    remoteIp: clientIp(
      request.socket.remoteAddress,
      request.headers['x-forwarded-for'] as string | undefined,
      ports.trustedProxies,
    ),
    receivedAtMs: ports.clock(),
    parameters: read.parameters,
    headerSecret: typeof header === 'string' && header !== '' ? header : null,
    malformed: read.malformed,
  }
}

async function readAll(
  request: IncomingMessage,
  method: string,
  query: string,
): Promise<{ parameters: Parameters; malformed: Refusal | null } | null> {
  const malformed = (refusal: Refusal) => ({
    parameters: readParameters(query, null).parameters,
    malformed: refusal,
  })
  if (method !== 'GET' && method !== 'POST') return malformed(refuse('method_not_allowed', 'use GET or POST'))
  const body = await readBody(request, MAX_INBOUND_BYTES)
  if (body.kind === 'aborted') return null
  if (body.kind === 'too_large') return malformed(refuse('body_too_large', 'the body is over 64 KiB'))
  const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const empty = method === 'GET' || body.bytes.length === 0
  if (!empty && !BODY_TYPES.has(type)) {
    return malformed(
      refuse('unsupported_content_type', 'send application/json or application/x-www-form-urlencoded'),
    )
  }
  const { parameters, refusal } = readParameters(
    query,
    empty ? null : { type, text: body.bytes.toString('utf8') },
  )
  return { parameters, malformed: refusal }
}

function readTarget(path: string, parameters: Parameters): Target {
  const match = PATH.exec(path)
  if (match) return { kind: 'offer', brand: decoded(match[1] as string), offer: decoded(match[2] as string) }
  const clickId = parameters.click_id?.toLowerCase() ?? ''
  return { kind: 'click', clickId: isUuid(clickId) ? clickId : NO_CLICK }
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment).replaceAll('\0', '').toLowerCase()
  } catch {
    return ''
  }
}
