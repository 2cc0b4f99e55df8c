// Payouts of single partners on this offer, which come before its own rules. They are changed on a page of their own.
import { Link } from '@shopify/polaris'
import type { OfferPage } from '#app/insight/offer-page/offer-page.server.ts'
import type { Say } from '#app/language/say.ts'
import { useSay } from '../language.tsx'
import { RecordTable, type Column } from '../record-table.tsx'
import { CardSection } from '../card-section.tsx'
import { PartnerLink } from './coupons-card.tsx'

type Override = OfferPage['overrides'][number]

const columnsWith = (say: Say, offerId: string): Column<Override & { id: string }>[] => [
  { title: say('Partner'), cell: ({ partner }) => <PartnerLink partner={partner} /> },
  { title: say('Event'), cell: ({ event }) => event },
  {
    title: say('Payout'),
    cell: ({ partner, payout }) => (
      <Link url={`/app/partners/${partner.id}/payout/${offerId}`}>{payout}</Link>
    ),
  },
]

export interface OverridesCardProps {
  offerId: string
  overrides: OfferPage['overrides']
}

export function OverridesCard({ offerId, overrides }: OverridesCardProps) {
  const say = useSay()
  if (overrides.length === 0) return null
  return (
    <CardSection
      title={say('Partners with a payout of their own')}
      about={say('Their rules are tried before those of the offer.')}
    >
      <RecordTable
        caption={say('Partners with a payout of their own')}
        rows={overrides.map((override) => ({ ...override, id: override.key }))}
        columns={columnsWith(say, offerId)}
      />
    </CardSection>
  )
}
