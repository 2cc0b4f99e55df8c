// The two addresses that a merchant hands out.
import type { Home } from '#app/insight/home.server.ts'
import { HeadedCard } from './card-section.tsx'
import { CopyField } from './copy-field.tsx'
import { useSay } from './language.tsx'

export function ShopLinksCard({ home }: { home: Home }) {
  const say = useSay()
  if (home.trackingLink === null || home.postbackUrl === null) return null
  return (
    <HeadedCard title={say('Your links')}>
      <CopyField
        label={say('Tracking link')}
        value={home.trackingLink}
        helpText={
          home.shop.hasPartner
            ? say(
                'For your partner to publish. Add sub1 to sub5 and aff_click_id to carry the partner’s own values.',
              )
            : say('Put the partner’s name in place of PARTNER, and give the link to the partner.')
        }
      />
      <CopyField
        label={say('Postback URL')}
        value={home.postbackUrl}
        helpText={say(
          'For other systems to report conversions, by GET or POST: click_id, amount, txn_id. The offer’s secret goes into the header X-Postback-Secret.',
        )}
      />
    </HeadedCard>
  )
}
