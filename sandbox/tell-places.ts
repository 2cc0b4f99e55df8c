// The end of the story that the sandbox tells at its start: where to look.
import { relative } from 'node:path'
import type { Narrator } from './narrate.ts'
import type { Places } from './parts.server.ts'

export function tellPlaces(narrate: Narrator, places: Places, manifest: string): void {
  narrate.title('Where to look')
  narrate.places([
    ['Start here', `${places.adminUrl}/`],
    ['Live flow, click to postback', `${places.adminUrl}/flow`],
    ["The app, in the shop's admin", `${places.adminUrl}/app`],
    ['The shop', `${places.storefrontUrl}/`],
    ["The shop's settings", `${places.storefrontUrl}/sandbox`],
    ["The partner's tracker", `${places.trackerUrl}/`],
    ['The mail', `${places.mailUrl}/`],
    ['For scripts', shown(manifest)],
  ])
  narrate.gap()
  narrate.detail('Ctrl-C stops everything. A second start goes on with this data; --fresh begins anew.')
  narrate.gap()
}

/** A path as one would type it here. */
export function shown(path: string): string {
  const short = relative(process.cwd(), path)
  return short.startsWith('..') ? path : short
}
