// When a payout is due: hold, approval, and how long refunds take it back.
import { ChoiceList, FormLayout, TextField } from '@shopify/polaris'
import type { OfferDraft } from '#app/conversion/offer/offer-draft.ts'
import { useSay } from '../language.tsx'
import { CardSection } from '../card-section.tsx'
import { useField, useOffer } from './offer-context.ts'
import { APPROVAL_WORDS } from './offer-words.ts'

const CHOICES = ['automatic', 'manual'] as const

export function ApprovalCard() {
  const { form } = useOffer()
  const { draft, change } = form
  const say = useSay()
  return (
    <CardSection title={say('Hold and approval')}>
      <FormLayout>
        <ChoiceList
          title={say('Conversions are approved')}
          choices={CHOICES.map((value) => ({
            value,
            label: say(APPROVAL_WORDS[value].label),
            helpText: say(APPROVAL_WORDS[value].help ?? ''),
          }))}
          selected={[draft.approval]}
          onChange={([approval]) => change({ approval: approval as OfferDraft['approval'] })}
        />
        <FormLayout.Group>
          <TextField
            label={say('Hold period')}
            value={draft.holdDays}
            onChange={(holdDays) => change({ holdDays })}
            inputMode="numeric"
            suffix={say('days')}
            helpText={say('From payment. 0: no hold.')}
            {...useField('holdDays')}
          />
          <TextField
            label={say('Refunds take back within')}
            value={draft.refundWindowDays}
            onChange={(refundWindowDays) => change({ refundWindowDays })}
            inputMode="numeric"
            suffix={say('days')}
            placeholder={say('No limit')}
            helpText={say('From payment. Later refunds leave the payout as it is. Empty: always.')}
            {...useField('refundWindowDays')}
          />
        </FormLayout.Group>
      </FormLayout>
    </CardSection>
  )
}
