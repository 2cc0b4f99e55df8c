// /healthz (alive), /readyz (the database answers, is migrated, and the worker keeps up), /metrics (Prometheus text).
import type { RequestListener, ServerResponse } from 'node:http'
import { answerJson, answerText } from '#app/platform/http/answer.server.ts'
import type { Runtime } from '#app/runtime.ts'

const PATHS = new Set(['/healthz', '/readyz', '/metrics'])

export function isHealthPath(path: string): boolean {
  return PATHS.has(path)
}

/** For a process that answers nothing else (ROLE=worker). */
export function createHealthListener(runtime: Runtime): RequestListener {
  return (request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] as string
    if (!isHealthPath(path))
      return answerText(
        response,
        404,
        'this process is a worker: it answers /healthz, /readyz and /metrics\n',
      )
    answerHealth(runtime, response, path).catch((error: Error) => {
      runtime.log.error({ err: error, path }, 'health could not be told')
      answerText(response, 503, 'not ready\n')
    })
  }
}

export async function answerHealth(runtime: Runtime, response: ServerResponse, path: string): Promise<void> {
  if (path === '/healthz') return answerJson(response, 200, { status: 'alive' })
  const lag = await workerLagSeconds(runtime).catch((error: Error) => error)
  if (path === '/metrics') {
    if (typeof lag === 'number') runtime.metrics.workerLagSeconds.set(lag)
    response.writeHead(200, {
      'Content-Type': runtime.metrics.registry.contentType,
      'Cache-Control': 'no-store',
    })
    response.end(await runtime.metrics.registry.metrics())
    return
  }
  if (typeof lag !== 'number')
    return answerJson(response, 503, { status: 'not ready', problem: 'the database does not answer' })
  if (lag * 1000 > runtime.env.WORKER_LAG_LIMIT) {
    return answerJson(response, 503, {
      status: 'not ready',
      problem: 'webhooks wait too long',
      workerLagSeconds: lag,
    })
  }
  answerJson(response, 200, { status: 'ready', workerLagSeconds: lag })
}

/** The age of the oldest webhook that is due and not applied; also shows that the migrated tables are there. */
async function workerLagSeconds(runtime: Runtime): Promise<number> {
  const { rows } = await runtime.db.pool.query<{ seconds: number }>(
    `SELECT coalesce(extract(epoch FROM now() - min(next_attempt_at)), 0)::float8 AS seconds
       FROM webhook_inbox WHERE state = 'pending' AND next_attempt_at <= now()`,
  )
  return rows[0]?.seconds ?? 0
}
