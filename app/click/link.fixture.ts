// What a tracking link leads to where everything is active, for the tests of what becomes of a visit.
import type { Link } from './decide-click.ts'

export const link: Link = {
  shopId: 'shop',
  shopActive: true,
  offerId: 'offer',
  offerActive: true,
  destination: new URL('https://s.example/'),
  ownHosts: new Set(),
  partner: { id: 'partner', active: true },
}
