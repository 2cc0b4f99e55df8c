// Answers of the hot paths: small bodies of a known length, never cached.
import type { ServerResponse } from 'node:http'

/** @param headers besides Content-Type, Content-Length and Cache-Control */
export function answerText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string> = {},
): void {
  answer(response, status, 'text/plain; charset=utf-8', text, headers)
}

export function answerJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  answer(response, status, 'application/json; charset=utf-8', JSON.stringify(body), headers)
}

function answer(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  headers: Record<string, string>,
): void {
  if (response.headersSent || response.destroyed) return
  response
    .writeHead(status, {
      'Content-Type': type,
      'Content-Length': Buffer.byteLength(body),
      'Cache-Control': 'no-store',
      ...headers,
    })
    .end(body)
}
