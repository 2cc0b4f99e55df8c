// Payouts of single partners on this offer, which come before its own rules. They are changed on the partner's page.
import type { OfferPage } from '#app/insight/offer-page/offer-page.server.ts'
import type { Say } from '#app/language/say.ts'
import { useSay } from '../language.tsx'
import { RecordTable, type Column } from '../record-table.tsx'
import { CardSection } from '../card-section.tsx'
import { PartnerLink } from './coupons-card.tsx'

type Override = OfferPage['overrides'][number]

const columnsWith = (say: Say): Column<Override & { id: string }>[] => [
  { title: say('Partner'), cell: ({ partner }) => <PartnerLink partner={partner} /> },
  { title: say('Event'), cell: ({ event }) => event },
  { title: say('Payout'), cell: ({ payout }) => payout },
]

export function OverridesCard({ overrides }: { overrides: OfferPage['overrides'] }) {
  const say = useSay()
  if (overrides.length === 0) return null
  return (
    <CardSection
      title={say('Partners with a payout of their own')}
      about={say('Their rules are tried before those of the offer. They are changed on the partner’s page.')}
    >
      <RecordTable
        caption={say('Partners with a payout of their own')}
        rows={overrides.map((override) => ({ ...override, id: override.key }))}
        columns={columnsWith(say)}
      />
    </CardSection>
  )
}
