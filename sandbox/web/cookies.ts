// Cookies of the sandbox's visitors.
import type { Request, Response } from './server.ts'

/** The value of a cookie, or undefined. */
export function readCookie(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key, ...rest] = pair.trim().split('=')
    if (key === name) return decodeURIComponent(rest.join('='))
  }
  return undefined
}

/** Adds a session cookie to the answer, beside those that are there already. */
export function setCookie(response: Response, name: string, value: string): void {
  response.appendHeader('set-cookie', `${name}=${encodeURIComponent(value)}; Path=/; SameSite=Lax`)
}
