// The guard at the door of every outbound connection. A host is judged at connect and nowhere earlier, because a
// name may answer differently each time it is asked. Three nets: the literal in the URL, each answer of DNS, and
// the address that the socket ended up with.
import { lookup as dnsLookup, type LookupAddress, type LookupOptions } from 'node:dns'
import { isIP, type LookupFunction, type Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { buildConnector } from 'undici'
import {
  canonicalAddress,
  judgeAddress,
  portMayBeAllowed,
  type AddressPolicy,
  type AddressRule,
} from './address-rules.ts'
import { refusalWords } from './refusal-words.ts'
import { shareLookups } from './shared-lookup.server.ts'

/** Asks DNS for all addresses of a name; the shape of `dns.lookup` with `all: true`. */
export type LookupAll = (
  hostname: string,
  options: LookupOptions & { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

type RefusedAddressError = Error & { code: 'REFUSED_ADDRESS'; rule: AddressRule }

/** The addresses of this machine's own interfaces, in canonical form. Addresses behind a NAT are not among them. */
export function interfaceAddresses(): ReadonlySet<string> {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  return new Set(
    addresses.map(({ address }) => canonicalAddress(address)).filter((address) => address !== null),
  )
}

/**
 * An undici connector that connects only where `policy` allows; a refusal is a `RefusedAddressError`.
 * @param connectTimeoutMs from the start of the DNS lookup to the end of the TLS handshake
 * @param lookup how names are resolved; the system's resolver unless a test gives its own
 */
export function createGuardedConnector(options: {
  policy: AddressPolicy
  connectTimeoutMs: number
  lookup?: LookupAll
}): buildConnector.connector {
  const { policy, connectTimeoutMs } = options
  const lookup = shareLookups(options.lookup ?? dnsLookup)
  // The lookup hook is not told the port, so each port has a connector of its own.
  const connectors = new Map<number, buildConnector.connector>()
  const connectorFor = (port: number): buildConnector.connector => {
    let connector = connectors.get(port)
    if (!connector) {
      const guarded = guardedLookup(port, policy, lookup)
      connector = buildConnector({ timeout: connectTimeoutMs, allowH2: false, lookup: guarded })
      connectors.set(port, connector)
    }
    return connector
  }
  // The socket is returned, as undici's own connectors return it: whoever times the connection watches it.
  return (target, callback) => {
    const port = Number(target.port || (target.protocol === 'https:' ? 443 : 80))
    const refusal = refusalBeforeConnect(target.hostname, port, policy)
    if (refusal) return callback(refusal, null)
    return connectorFor(port)(target, (...[error, socket]) => {
      if (error) return callback(error, null)
      const refusal = refusalOfSocket(socket, port, policy)
      if (!refusal) return callback(null, socket)
      socket.on('error', () => {}).destroy()
      callback(refusal, null)
    })
  }
}

/** undici's lookup hook never fires for an address literal, so literals are judged here. */
function refusalBeforeConnect(
  hostname: string,
  port: number,
  policy: AddressPolicy,
): RefusedAddressError | null {
  if (!portMayBeAllowed(port, policy)) return refusedAddress('port')
  const literal = hostname.replace(/^\[(.*)\]$/, '$1')
  if (isIP(literal) === 0) return null
  const verdict = judgeAddress(literal, port, policy)
  return verdict.allowed ? null : refusedAddress(verdict.rule)
}

/** A socket without an address has been closed by the other side already: a fault on the way, and no refusal. */
function refusalOfSocket(socket: Socket, port: number, policy: AddressPolicy): Error | null {
  const { remoteAddress } = socket
  if (remoteAddress === undefined)
    return Object.assign(new Error('closed once it was open'), { code: 'ECONNRESET' })
  const verdict = judgeAddress(remoteAddress, port, policy)
  return verdict.allowed ? null : refusedAddress(verdict.rule)
}

/** Passes on only the allowed answers; none left is a refusal that names the rule of the first. */
function guardedLookup(port: number, policy: AddressPolicy, lookup: LookupAll): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '')
      const verdicts = addresses.map(({ address }) => judgeAddress(address, port, policy))
      const allowed = addresses.filter((_, i) => verdicts[i]?.allowed)
      const first = allowed[0]
      const refusal = verdicts.find((verdict) => !verdict.allowed)
      if (!first) callback(refusedAddress(refusal?.rule ?? 'no_address'), '')
      else if (options.all) callback(null, allowed)
      else callback(null, first.address, first.family)
    })
  }
}

function refusedAddress(rule: AddressRule): RefusedAddressError {
  return Object.assign(new Error(refusalWords(rule)), { code: 'REFUSED_ADDRESS' as const, rule })
}
