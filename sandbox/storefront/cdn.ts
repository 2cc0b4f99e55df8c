// `/cdn/…`: the embed's assets, kept for a year under their version; the theme's and the platform's own scripts, which
// stand in theme/; and the app's pixel, built anew each time.
import { readFileSync } from 'node:fs'
import type { Request, Response } from '../web/server.ts'
import { Refusal } from '../web/server.ts'
import { ASSETS_PATH } from './embed.ts'
import type { Embed } from './embed.ts'
import { bundlePixel } from './pixel.ts'

const OWN = [
  'shopify/load-feature',
  'shopify/consent-tracking-api',
  'theme/theme',
  'theme/consent-banner',
  'theme/theme-editor',
  'pixel/pixel-host',
  'pixel/pixel-worker',
]
const A_YEAR = 'public, max-age=31536000, immutable'
const TYPES: Record<string, string> = { js: 'text/javascript', css: 'text/css', json: 'application/json' }

/** @throws Refusal 404 */
export async function serveCdn(
  embed: Embed,
  request: Request,
  response: Response,
  pathname: string,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') throw new Refusal(405, 'method not allowed')
  if (pathname.startsWith(ASSETS_PATH)) {
    const name = pathname.slice(ASSETS_PATH.length)
    return send(response, embed.asset(name), name, A_YEAR)
  }
  if (pathname === '/cdn/pixel/bundle.js') return send(response, await bundlePixel(), pathname, 'no-cache')
  const own = OWN.find((name) => pathname === `/cdn/${name}.js`)
  const file = own && new URL(`theme/${own.replace(/^\w+\//, '')}.js`, import.meta.url)
  return send(response, file ? readFileSync(file) : null, pathname, 'no-cache')
}

function send(response: Response, bytes: Uint8Array | null, name: string, cacheControl: string): void {
  if (!bytes) throw new Refusal(404, 'no such file')
  const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': cacheControl })
  response.end(bytes)
}
