// The most that a partner brings in a period, beside what an offer allows everybody. Set on a page of its own.
import { Button, InlineStack } from '@shopify/polaris'
import type { CapLine } from '#app/insight/partner-page/caps-page.server.ts'
import type { Say } from '#app/language/say.ts'
import { HeadedCard } from '../card-section.tsx'
import { useSay } from '../language.tsx'
import { EFFECT_WORDS, MEASURE_WORDS } from '../payout/cap-words.ts'
import { PERIOD_WORDS } from '../payout/rule-words.ts'
import { RecordTable, type Column } from '../record-table.tsx'

const columns = (say: Say): Column<CapLine>[] => [
  { title: say('Offer'), cell: ({ offerName }) => offerName ?? say('All offers together') },
  { title: say('Counts'), cell: ({ measure }) => say(MEASURE_WORDS[measure]) },
  { title: say('At most'), cell: ({ limit, period }) => `${limit} ${say(PERIOD_WORDS[period])}` },
  { title: say('Beyond it conversions'), cell: ({ effect }) => say(EFFECT_WORDS[effect]) },
]

export interface CapsCardProps {
  partnerId: string
  partnerName: string
  caps: CapLine[]
}

export function CapsCard({ partnerId, partnerName, caps }: CapsCardProps) {
  const say = useSay()
  return (
    <HeadedCard
      title={say('Caps')}
      about={
        caps.length === 0
          ? say('What {{partner}} may bring is limited only by the caps of the offers.', {
              partner: partnerName,
            })
          : say('What {{partner}} may bring in a period, besides the caps of the offers.', {
              partner: partnerName,
            })
      }
    >
      {caps.length > 0 && <RecordTable caption={say('Caps')} columns={columns(say)} rows={caps} />}
      <InlineStack>
        <Button url={`/app/partners/${partnerId}/caps`}>
          {caps.length === 0 ? say('Set up caps') : say('Edit caps')}
        </Button>
      </InlineStack>
    </HeadedCard>
  )
}
