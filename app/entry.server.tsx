// Renders a page on the server. What is special here are the headers: which admin may frame the page.
import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable, type AppLoadContext, type EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { completePageHeaders } from './page-headers.ts'

/** A page that is not rendered by then is cut off. */
export const streamTimeout = 5_000

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { runtime }: AppLoadContext,
): Promise<Response> {
  runtime.shopify.addDocumentResponseHeaders(request, headers)
  completePageHeaders(headers, runtime.env)
  headers.set('Content-Type', 'text/html; charset=utf-8')
  // Crawlers get the page whole; people get it as it is rendered.
  const ready = isbot(request.headers.get('user-agent')) ? 'onAllReady' : 'onShellReady'

  return new Promise((resolve, reject) => {
    let answerStatus = status
    const { pipe, abort } = renderToPipeableStream(<RemixServer context={remixContext} url={request.url} />, {
      [ready]: () => {
        const body = new PassThrough()
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answerStatus }))
        pipe(body)
      },
      onShellError: reject,
      onError: (error: unknown) => {
        answerStatus = 500
        runtime.log.error({ error: String(error), path: new URL(request.url).pathname }, 'page not rendered')
      },
    })
    setTimeout(abort, streamTimeout + 1_000).unref()
  })
}

/** Remix would print these; a page that failed belongs into the log like everything else. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
) {
  // An answer (not found, not allowed) is no failure.
  if (request.signal.aborted || isRouteErrorResponse(error)) return
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  context.runtime.log.error({ error: message, stack, path: new URL(request.url).pathname }, 'page failed')
}
