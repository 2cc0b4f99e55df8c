// Headers of the pages that depend on where the app runs: who may show them in a frame (the shop's own admin, as Shopify's
// library says, and on a developer's machine the stand-ins that the settings name), and what the browser loads ahead.
// Pure; entry.server and the auth route put them on their answers.

const NOBODY = "frame-ancestors 'none'"
const DIRECTIVE = /frame-ancestors[^;]*/

export interface PageSettings {
  /** Origins on this machine that may frame the pages too; empty in production. */
  FRAME_ANCESTORS: readonly string[]
  /** Where App Bridge comes from, if not from Shopify. */
  APP_BRIDGE_URL?: string | undefined
}

/** Completes the library's headers in place. A page that belongs to no shop is shown in no frame. */
export function completePageHeaders(headers: Headers, settings: PageSettings): void {
  const policy = headers.get('Content-Security-Policy') ?? NOBODY
  const isFramed = policy !== NOBODY
  headers.set(
    'Content-Security-Policy',
    isFramed
      ? policy.replace(DIRECTIVE, (directive) => [directive, ...settings.FRAME_ANCESTORS].join(' '))
      : policy,
  )
  headers.set('X-Content-Type-Options', 'nosniff')
  // The library has the browser preload Shopify's own App Bridge, also where another one is used.
  if (settings.APP_BRIDGE_URL) headers.delete('Link')
}
