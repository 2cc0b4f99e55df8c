// A partner's tracker: records every call that it gets and answers as it is told to.
//   GET /hits · DELETE /hits · GET and PUT /behaviour · GET / the page · GET /hits/events its live feed
// Anything else is a postback.
import { readBytes } from '../web/body.ts'
import { createEventStream } from '../web/event-stream.ts'
import type { Request, Response, RunningServer } from '../web/server.ts'
import { sendHtml, sendJson, startServer } from '../web/server.ts'
import type { Link } from '../web/page.ts'
import { createScript, parseBehaviour } from './behaviour.ts'
import type { Script } from './behaviour.ts'
import { createHits } from './hits.ts'
import type { Hits } from './hits.ts'
import { trackerPage } from './page.ts'

export type Tracker = RunningServer & { hits: Hits; script: Script }

/** Starts the tracker. `links` are the page's links to the other parts of the sandbox. */
export async function startTracker(options: { port?: number; links?: () => Link[] } = {}): Promise<Tracker> {
  const hits = createHits()
  const script = createScript()
  const feed = createEventStream()
  hits.onAdd((hit) => feed.send('hit', hit))
  const server = await startServer({
    port: options.port,
    handle(request, response, url) {
      switch (`${request.method} ${url.pathname}`) {
        case 'GET /':
          return sendHtml(response, trackerPage(hits.all(), script.current(), options.links?.() ?? []))
        case 'GET /hits':
          return sendJson(response, 200, hits.all())
        case 'GET /hits/events':
          return feed.attach(request, response)
        case 'DELETE /hits':
          hits.clear()
          feed.send('cleared', null)
          return sendJson(response, 200, [])
        case 'GET /behaviour':
          return sendJson(response, 200, script.current())
        case 'PUT /behaviour':
          return changeBehaviour(script, request, response, () => feed.send('behaviour', script.current()))
        case 'GET /favicon.ico':
          return void response.writeHead(404).end()
        default:
          return receive({ hits, script }, request, response)
      }
    },
  })
  return {
    ...server,
    hits,
    script,
    close() {
      feed.close()
      return server.close()
    },
  }
}

async function changeBehaviour(script: Script, request: Request, response: Response, changed: () => void) {
  let value: unknown
  try {
    value = JSON.parse((await readBytes(request)).toString('utf8'))
  } catch {
    return sendJson(response, 422, { error: 'the body is not JSON' })
  }
  const parsed = parseBehaviour(value)
  if (!parsed.ok) return sendJson(response, 422, { error: parsed.error })
  script.set(parsed.behaviour)
  changed()
  sendJson(response, 200, parsed.behaviour)
}

async function receive(tracker: { hits: Hits; script: Script }, request: Request, response: Response) {
  const body = (await readBytes(request)).toString('utf8')
  const behaviour = tracker.script.next()
  tracker.hits.add({
    at: new Date().toISOString(),
    method: request.method ?? 'GET',
    url: request.url ?? '/',
    headers: request.headers,
    body,
  })
  if (behaviour.delayMs > 0) await delay(behaviour.delayMs, response)
  if (response.destroyed) return
  response.writeHead(behaviour.status, { 'content-type': 'text/plain; charset=utf-8', ...behaviour.headers })
  response.end(behaviour.body)
}

/** Waits, but not for a caller who has hung up. */
function delay(delayMs: number, response: Response): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, delayMs)
    response.once('close', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
