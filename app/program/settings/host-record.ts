// Whether a link host's DNS record leads to this app, judged by what name servers answered. Pure. A check only: links on a host
// count whatever it says, because a record can be right in ways that are not seen from here.

/** What a look-up brought: records, none, or no answer. */
export type Answer = { kind: 'records'; records: readonly string[] } | { kind: 'none' } | { kind: 'silent' }

export type HostRecord =
  | { kind: 'ours' }
  /** The same addresses, without an alias: a name at the top of a domain, or a proxy. */
  | { kind: 'same_address' }
  | { kind: 'elsewhere'; target: string }
  | { kind: 'missing' }
  | { kind: 'unknown' }

export interface HostAnswers {
  alias: Answer
  addresses: Answer
  /** Of the app's own host. */
  ourAddresses: Answer
}

const bare = (name: string) => name.toLowerCase().replace(/\.$/, '')
const recordsOf = (answer: Answer) => (answer.kind === 'records' ? answer.records : [])

/** @param ownHost the app's own, without a port */
export function judgeHost({ alias, addresses, ourAddresses }: HostAnswers, ownHost: string): HostRecord {
  const targets = recordsOf(alias).map(bare)
  if (targets.includes(bare(ownHost))) return { kind: 'ours' }
  const ours = new Set(recordsOf(ourAddresses))
  const found = recordsOf(addresses)
  if (found.some((address) => ours.has(address))) return { kind: 'same_address' }
  const target = targets[0] ?? found[0]
  if (target !== undefined) return { kind: 'elsewhere', target }
  return alias.kind === 'silent' || addresses.kind === 'silent' ? { kind: 'unknown' } : { kind: 'missing' }
}
