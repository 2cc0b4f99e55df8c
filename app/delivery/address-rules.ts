// Which addresses a postback may be sent to: public unicast ones, and what the operator excepts by `ip:port`.
// Pure; the guard asks it for literals before connecting, for every answer of DNS, and for the connected socket.
import ipaddr from 'ipaddr.js'

type Address = ReturnType<typeof ipaddr.parse>
type RangeName = ReturnType<Address['range']>

/** The rules of this file, and `no_address` for a name that has none. */
export type OwnRule =
  | 'not_an_address'
  | 'no_address'
  | 'port'
  | 'own_address'
  | 'cloud_host_agent'
  | 'ipv4_compatible'
  | 'nat64'
  | '6to4'
  | 'teredo'
  | 'unassigned'
  | 'isatap'

/** Which rule refused an address: an `OwnRule`, or the name of the reserved range as ipaddr.js has it. */
export type AddressRule = string

export type AddressVerdict = { allowed: true } | { allowed: false; rule: AddressRule }

export type AddressPolicy = {
  /** `ip:port` pairs in canonical form, as `parseAllowTargets` makes them; they are excepted from all rules. */
  readonly allowTargets: ReadonlySet<string>
  readonly ports: readonly number[]
  /** Addresses of this machine: a public one would reach our own services from behind the firewall. */
  readonly ownAddresses: ReadonlySet<string>
}

/** Blocks that must never count as public, whatever the library's list says of them. */
const DENIED: readonly { rule: OwnRule; blocks: readonly string[] }[] = [
  // The host agent of Azure, in public address space but answering only from within a virtual machine.
  { rule: 'cloud_host_agent', blocks: ['168.63.129.16/32'] },
  // All of these carry an IPv4 address inside, which a gateway may unpack and reach.
  { rule: 'ipv4_compatible', blocks: ['::/96'] },
  { rule: 'nat64', blocks: ['64:ff9b::/96', '64:ff9b:1::/48'] },
  { rule: '6to4', blocks: ['2002::/16', '192.88.99.0/24'] },
  { rule: 'teredo', blocks: ['2001::/32'] },
]
const DENIED_BLOCKS = DENIED.flatMap(({ rule, blocks }) =>
  blocks.map((block) => ({ rule, range: ipaddr.parseCIDR(block) })),
)
/** All global unicast IPv6 that has been given out (RFC 4291, IANA); beyond it nothing is public yet. */
const GLOBAL_UNICAST_V6 = ipaddr.parseCIDR('2000::/3')

/** Whether a connection to this address and port is allowed, and if not, by which rule. Fails closed. */
export function judgeAddress(addressText: string, port: number, policy: AddressPolicy): AddressVerdict {
  const address = parseStrictly(addressText)
  if (!address) return refused('not_an_address')
  if (policy.allowTargets.has(targetKey(address, port))) return { allowed: true }
  if (!policy.ports.includes(port)) return refused('port')
  const rule = refusingRule(address)
  if (rule) return refused(rule)
  return policy.ownAddresses.has(address.toString()) ? refused('own_address') : { allowed: true }
}

/** Whether any address could be allowed on this port, so that a hopeless name is not even looked up. */
export function portMayBeAllowed(port: number, policy: AddressPolicy): boolean {
  return policy.ports.includes(port) || [...policy.allowTargets].some((target) => target.endsWith(`:${port}`))
}

export type ParsedAllowTargets =
  { ok: true; targets: ReadonlySet<string> } | { ok: false; code: 'target_malformed'; part: string }

/** Reads the operator's exceptions: `ip:port` pairs (`127.0.0.1:4000`, `[::1]:4000`), comma or space between. */
export function parseAllowTargets(text: string): ParsedAllowTargets {
  const targets = new Set<string>()
  for (const part of text.split(/[\s,]+/).filter((piece) => piece !== '')) {
    const match = /^(?:\[([^\]]+)\]|([^:[\]]+)):(\d{1,5})$/.exec(part)
    const address = match && parseStrictly(match[1] ?? match[2]!)
    const port = Number(match?.[3])
    if (!address || port < 1 || port > 65_535) return { ok: false, code: 'target_malformed', part }
    targets.add(targetKey(address, port))
  }
  return { ok: true, targets }
}

/** An address in the one form in which `ownAddresses` and allowed targets hold it; null where it is none. */
export function canonicalAddress(text: string): string | null {
  return parseStrictly(text)?.toString() ?? null
}

/**
 * Only the plain forms: no octal, hexadecimal or short IPv4, no zone. An IPv4-mapped address becomes the IPv4
 * address that it is. A dotted tail is turned into hexadecimal first, because ipaddr.js takes `::8.8.8.8`
 * (IPv4-compatible, not public) for `::ffff:8.8.8.8`.
 */
function parseStrictly(text: string): Address | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text)
  if (!text.includes(':') || text.includes('%')) return null
  const tail = /^(.*:)([\d.]+)$/.exec(text)
  let hexadecimal = text
  if (tail?.[2]?.includes('.')) {
    if (!ipaddr.IPv4.isValidFourPartDecimal(tail[2])) return null
    const [a, b, c, d] = ipaddr.IPv4.parse(tail[2]).octets as [number, number, number, number]
    hexadecimal = `${tail[1]}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
  }
  return ipaddr.IPv6.isValid(hexadecimal) ? ipaddr.process(hexadecimal) : null
}

function refusingRule(address: Address): OwnRule | RangeName | null {
  const range = address.range()
  // Named before the blocks, of which `::` and `::1` are members too.
  if (range === 'unspecified' || range === 'loopback') return range
  const denied = DENIED_BLOCKS.find((block) => inBlock(address, block.range))
  if (denied) return denied.rule
  if (range !== 'unicast') return range
  if (address.kind() === 'ipv6' && !inBlock(address, GLOBAL_UNICAST_V6)) return 'unassigned'
  return address.kind() === 'ipv6' && isIsatap(address) ? 'isatap' : null
}

function inBlock(address: Address, [block, bits]: [Address, number]): boolean {
  return address.kind() === block.kind() && address.match(block, bits)
}

/** An interface id of `0000:5efe` or `0200:5efe` and an IPv4 address (RFC 5214), tunnelled to that address. */
function isIsatap(address: Address): boolean {
  const bytes = address.toByteArray()
  return (bytes[8] === 0 || bytes[8] === 2) && bytes[9] === 0 && bytes[10] === 0x5e && bytes[11] === 0xfe
}

function targetKey(address: Address, port: number): string {
  return `${address.toString()}:${port}`
}

function refused(rule: OwnRule | RangeName): AddressVerdict {
  return { allowed: false, rule }
}
