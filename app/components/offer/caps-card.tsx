// The most that an offer may bring in a period, and what happens beyond it.
import { blankCap } from '#app/conversion/offer/cap-draft.ts'
import { CardSection } from '../card-section.tsx'
import { useSay } from '../language.tsx'
import { CapList } from '../payout/cap-list.tsx'
import { useOffer } from './offer-context.ts'
import { newRowId } from './payout-card.tsx'

export function CapsCard() {
  const { form, page } = useOffer()
  const say = useSay()
  return (
    <CardSection
      title={say('Caps')}
      about={say(
        'The most that this offer brings in a period, by the days of your shop. Caps of a single partner are on the partner’s page.',
      )}
    >
      <CapList
        form={form}
        caps={form.draft.caps}
        onChange={(caps) => form.change({ caps })}
        blank={() => blankCap(page.shop.currency, newRowId(page.saved))}
      />
    </CardSection>
  )
}
