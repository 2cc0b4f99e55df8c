// What the assistant recognises a destination by: host, path and telling parameter names, keyed by the presets' ids.
// The templates say what each parameter of a destination takes; `<…>` is for the partner or the network to fill in.
import { presetById } from '../presets/presets.ts'
import { toDestination, type Destination } from './destination.ts'
import { NETWORKS } from './destinations-networks.ts'
import { PLATFORMS } from './destinations-platforms.ts'
import { TRACKERS } from './destinations-trackers.ts'

export const DESTINATIONS: readonly Destination[] = [...TRACKERS, ...PLATFORMS, ...NETWORKS].map((hint) =>
  toDestination(hint, presetById(hint.id)),
)

/** What each parameter of a destination takes, by lower-case name: the value in `url`. */
export function parametersOf(destination: Destination): ReadonlyMap<string, string> {
  const query = destination.url.split('?')[1] ?? ''
  const pairs = query.split('&').filter((pair) => pair !== '')
  return new Map(
    pairs.map((pair) => {
      const equals = pair.indexOf('=')
      return [pair.slice(0, equals).toLowerCase(), pair.slice(equals + 1)]
    }),
  )
}
