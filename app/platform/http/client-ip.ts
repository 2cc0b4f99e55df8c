// Whose call it is: the socket's address, or what the trusted proxies in front of us wrote. One setting decides
// (TRUSTED_PROXIES, how many there are); headers are never tried in turn, since anybody can send them.

/**
 * @param forwardedFor X-Forwarded-For as it came
 * @param trustedProxies proxies in front of us; each appends the address that it saw
 */
export function clientIp(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  trustedProxies: number,
): string {
  const hops = [
    ...(forwardedFor ?? '')
      .split(',')
      .map((hop) => hop.trim())
      .filter(Boolean),
    socketAddress ?? '',
  ]
  const address = hops[Math.max(0, hops.length - 1 - trustedProxies)] ?? ''
  return address.startsWith('::ffff:') ? address.slice(7) : address
}
