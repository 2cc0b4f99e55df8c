// Who may show our pages in a frame: the shop's own admin, as Shopify's library says, and on a developer's machine the
// stand-ins that the settings name. Pure; entry.server and the auth route put it on their answers.

const NOBODY = "frame-ancestors 'none'"
const DIRECTIVE = /frame-ancestors[^;]*/

/**
 * Completes the Content-Security-Policy of a page in place. A page that belongs to no shop is shown in no frame.
 * @param extraOrigins origins on this machine (FRAME_ANCESTORS), empty in production
 */
export function allowFrames(headers: Headers, extraOrigins: readonly string[]): void {
  const policy = headers.get('Content-Security-Policy')
  if (policy === null) return headers.set('Content-Security-Policy', NOBODY)
  if (extraOrigins.length === 0) return
  headers.set(
    'Content-Security-Policy',
    policy.replace(DIRECTIVE, (directive) => [directive, ...extraOrigins].join(' ')),
  )
}
