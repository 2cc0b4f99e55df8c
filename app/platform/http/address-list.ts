// A list of addresses that may call: IPv4 and IPv6 addresses, and networks as CIDR. Checked where it is typed, asked at every call.
import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6

/**
 * One entry as it is kept: an address (`203.0.113.7`, `2001:db8::1`) or a network (`203.0.113.0/24`), in its shortest form, a
 * network by its first address.
 * @param text as somebody typed it
 * @returns null where it is neither
 */
export function readAddressEntry(text: string): string | null {
  const [address, length, ...rest] = text.trim().split('/')
  if (rest.length > 0) return null
  const parsed = parseAddress(address ?? '')
  if (parsed === null) return null
  if (length === undefined) return parsed.toString()
  if (!/^\d{1,3}$/.test(length)) return null
  const bits = Number(length)
  if (bits > (parsed.kind() === 'ipv4' ? 32 : 128)) return null
  return `${firstOf(parsed, bits).toString()}/${bits}`
}

/**
 * Whether an address is on the list. An IPv4 address that came by way of IPv6 (`::ffff:203.0.113.7`) is the IPv4 address.
 * @param entries as readAddressEntry gives them; one that is none matches nothing
 */
export function isListed(address: string, entries: readonly string[]): boolean {
  const parsed = parseAddress(address)
  if (parsed === null) return false
  return entries.some((entry) => {
    const [network, length] = entry.split('/')
    const range = parseAddress(network ?? '')
    if (range === null || range.kind() !== parsed.kind()) return false
    const bits = length === undefined ? (range.kind() === 'ipv4' ? 32 : 128) : Number(length)
    return parsed.match(range, bits)
  })
}

/** null: no whole address. `1.2.3` and octal numbers are none, whatever some systems make of them. */
function parseAddress(text: string): Address | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text)
  if (!text.includes(':') || text.includes('%') || !ipaddr.IPv6.isValid(text)) return null
  const address = ipaddr.IPv6.parse(text)
  return address.isIPv4MappedAddress() ? address.toIPv4Address() : address
}

function firstOf(address: Address, bits: number): Address {
  const bytes = address
    .toByteArray()
    .map((byte, index) => byte & (0xff << Math.max(0, Math.min(8, (index + 1) * 8 - bits))) & 0xff)
  return ipaddr.fromByteArray(bytes)
}
