// The caps of a partner: the same fields as an offer's, and for each the offer on which it counts.
import { useAppBridge } from '@shopify/app-bridge-react'
import { Page, Select } from '@shopify/polaris'
import { useCallback } from 'react'
import { blankCap, type PartnerCapDraft, type PartnerCapsDraft } from '#app/conversion/offer/cap-draft.ts'
import { checkPartnerCaps } from '#app/conversion/offer/check-caps.ts'
import type { CapsPage } from '#app/insight/partner-page/caps-page.server.ts'
import { CardSection } from '../card-section.tsx'
import { RecordFormFrame } from '../form/record-form-frame.tsx'
import { useRecordForm } from '../form/use-record-form.ts'
import { useSay } from '../language.tsx'
import { CapList } from '../payout/cap-list.tsx'

const BLANK: PartnerCapsDraft = { caps: [] }

const check = (draft: PartnerCapsDraft) => {
  const checked = checkPartnerCaps(draft)
  return checked.ok ? [] : checked.problems
}

export function CapsEditor({ page: { partner, offers, saved, currency } }: { page: CapsPage }) {
  const say = useSay()
  const shopify = useAppBridge()
  const onSaved = useCallback(() => shopify.toast.show(say('Caps saved')), [shopify, say])
  const form = useRecordForm<PartnerCapsDraft>({ saved, blank: BLANK, check, onSaved })
  const blank = (): PartnerCapDraft => ({ ...blankCap(currency, crypto.randomUUID()), offerId: '' })
  return (
    <Page
      title={say('Caps of {{partner}}', { partner: partner.name })}
      backAction={{ content: partner.name, url: `/app/partners/${partner.id}` }}
    >
      <RecordFormFrame id="caps" form={form}>
        <CardSection
          title={say('Caps')}
          about={say(
            'The most that {{partner}} brings in a period, by the days of your shop. The caps of an offer hold beside them, and what is saved counts for conversions from now on.',
            { partner: partner.name },
          )}
        >
          <CapList
            form={form}
            caps={form.draft.caps}
            onChange={(caps) => form.change({ caps })}
            blank={blank}
            renderFirst={(cap, index, change) => (
              <Select
                label={say('Offer of the cap')}
                options={[{ label: say('All offers together'), value: '' }, ...offers]}
                value={cap.offerId}
                onChange={(offerId) => change({ offerId })}
                error={form.problem(`caps.${index}.offerId`)}
              />
            )}
          />
        </CardSection>
      </RecordFormFrame>
    </Page>
  )
}
