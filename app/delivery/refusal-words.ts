// What the refusal of an address means, for the people who configured it. Each sentence names the kind of address and
// its blocks, never the address itself: a log must not tell what our resolver knows.
import { keep } from '#app/language/kept.ts'
import { mark } from '#app/language/say.ts'
import type { AddressRule, OwnRule } from './address-rules.ts'

const OWN_RULES: Record<OwnRule, string> = {
  port: mark('This port is not one that postbacks may be sent to.'),
  no_address: mark('This host name has no address.'),
  not_an_address: mark('This host has an address in a form that is not accepted, such as one with a zone.'),
  own_address: mark('This address belongs to the machine that sends the postbacks.'),
  cloud_host_agent: mark('This address is a service inside a cloud’s own network (168.63.129.16).'),
  ipv4_compatible: mark('This address is an IPv4 address in an outdated IPv6 form (::/96).'),
  nat64: mark('This address leads through an IPv6 to IPv4 translator (64:ff9b::/96, 64:ff9b:1::/48).'),
  '6to4': mark('This address leads through a 6to4 tunnel (2002::/16, 192.88.99.0/24).'),
  teredo: mark('This address leads through a Teredo tunnel (2001::/32).'),
  isatap: mark('This address leads through an ISATAP tunnel into a private network.'),
  unassigned: mark('This address lies outside all that has been given out of IPv6 (2000::/3).'),
}

/** The reserved ranges, by the names that ipaddr.js gives them. */
const RANGES: Readonly<Record<string, string>> = {
  unspecified: mark('This address means no machine in particular (0.0.0.0/8, ::).'),
  loopback: mark('This address means the sending machine itself (127.0.0.0/8, ::1).'),
  private: mark('This address is inside a private network (10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16).'),
  uniqueLocal: mark('This address is inside a private network (fc00::/7).'),
  deprecatedSiteLocal: mark('This address is inside a private network (fec0::/10).'),
  carrierGradeNat: mark('This address is inside a provider’s private network (100.64.0.0/10).'),
  linkLocal: mark('This address is reached only on its own network link (169.254.0.0/16, fe80::/10).'),
  multicast: mark('This address means a group of machines (224.0.0.0/4, ff00::/8).'),
  broadcast: mark('This address means all machines of a network (255.255.255.255).'),
  reserved: mark('This address is reserved for documentation, tests or later use.'),
  benchmarking: mark('This address is reserved for measuring networks (2001:2::/48).'),
  discard: mark('This address is one whose traffic is thrown away (100::/64).'),
  amt: mark('This address is a relay of multicast traffic (192.52.193.0/24, 2001:3::/32).'),
  as112: mark('This address belongs to a service of the DNS (192.31.196.0/24, 192.175.48.0/24).'),
  as112v6: mark('This address belongs to a service of the DNS (2001:4:112::/48, 2620:4f:8000::/48).'),
  orchid2: mark('This address is an identifier and reaches no machine (2001:20::/28).'),
  deprecatedOrchid: mark('This address is an identifier and reaches no machine (2001:10::/28).'),
  droneRemoteIdProtocolEntityTags: mark(
    'This address is an identifier and reaches no machine (2001:30::/28).',
  ),
  segmentRouting: mark('This address is used inside a provider’s network only (5f00::/16).'),
  rfc6145: mark('This address leads through an IPv6 to IPv4 translator (::ffff:0:0:0/96).'),
  rfc6052: mark('This address leads through an IPv6 to IPv4 translator (64:ff9b::/96, 64:ff9b:1::/48).'),
  ipv4Mapped: mark('This address is an IPv4 address in an IPv6 form (::ffff:0:0/96).'),
}

const WORDS: Readonly<Record<AddressRule, string>> = { ...OWN_RULES, ...RANGES }

const NOT_PUBLIC = mark('This address is not a public one ({{rule}}).')

/** All that refusalWords says. */
export const REFUSAL_TEXTS: readonly string[] = [...Object.values(WORDS), NOT_PUBLIC]

/** One sentence for a rule; a range that a later ipaddr.js adds is given by its name. */
export function refusalWords(rule: AddressRule): string {
  return WORDS[rule] ?? keep(NOT_PUBLIC, { rule })
}
