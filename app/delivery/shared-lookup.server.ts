// Name resolution shared by all that ask for the same name at the same time. The system's resolver has a few threads for everybody: a
// name whose servers are silent must not take all of them for one destination.
import type { LookupAddress, LookupOptions } from 'node:dns'
import type { LookupAll } from './address-guard.server.ts'

type Answer = Parameters<Parameters<LookupAll>[2]>

/** Nothing is kept beyond the look-up: every connection that is opened later asks anew. */
export function shareLookups(lookup: LookupAll): LookupAll {
  const underWay = new Map<string, ((...answer: Answer) => void)[]>()
  return (hostname, options, callback) => {
    const key = keyOf(hostname, options)
    const waiting = underWay.get(key)
    if (waiting) return void waiting.push(callback)
    const all = [callback]
    underWay.set(key, all)
    lookup(hostname, options, (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => {
      underWay.delete(key)
      for (const each of all) each(error, addresses)
    })
  }
}

function keyOf(hostname: string, { family, hints, order, verbatim }: LookupOptions): string {
  return [hostname, family, hints, order, verbatim].join(' ')
}
