// Which clicks, coupons and orders count for an offer.
import { ChoiceList, FormLayout, Select, TextField } from '@shopify/polaris'
import { COUPON_RULES, ORDER_SOURCES, RENEWALS, type OfferDraft } from '#app/conversion/offer/offer-draft.ts'
import { useSay } from '../language.tsx'
import { CardSection } from '../card-section.tsx'
import { useField, useOffer } from './offer-context.ts'
import { COUPON_RULE_WORDS, RENEWAL_WORDS, SOURCE_WORDS } from './offer-words.ts'

export function CountingCard() {
  const { form } = useOffer()
  const { draft, change, problem } = form
  const say = useSay()
  return (
    <CardSection title={say('What counts')} about={say('Which partner is credited, and for which orders.')}>
      <FormLayout>
        <TextField
          label={say('Lookback')}
          value={draft.lookbackDays}
          onChange={(lookbackDays) => change({ lookbackDays })}
          inputMode="numeric"
          suffix={say('days')}
          placeholder={say('No limit')}
          helpText={say('A click counts for orders within this time. Empty: without a limit.')}
          {...useField('lookbackDays')}
        />
        <ChoiceList
          title={say('Coupons and clicks')}
          choices={COUPON_RULES.map((value) => ({
            value,
            label: say(COUPON_RULE_WORDS[value].label),
            helpText: say(COUPON_RULE_WORDS[value].help ?? ''),
          }))}
          selected={[draft.couponRule]}
          onChange={([couponRule]) => change({ couponRule: couponRule as OfferDraft['couponRule'] })}
        />
        <ChoiceList
          allowMultiple
          title={say('Orders')}
          choices={ORDER_SOURCES.map((value) => ({ value, label: say(SOURCE_WORDS[value]) }))}
          selected={[...draft.orderSources]}
          onChange={(orderSources) => {
            change({ orderSources })
            form.touch('orderSources')
          }}
          error={problem('orderSources') ?? ''}
        />
        <Renewals />
      </FormLayout>
    </CardSection>
  )
}

function Renewals() {
  const { form } = useOffer()
  const { draft, change } = form
  const say = useSay()
  const isLimited = draft.renewals === 'first' || draft.renewals === 'months'
  const limit = useField('renewalLimit')
  return (
    <FormLayout.Group>
      <Select
        label={say('Subscriptions')}
        options={RENEWALS.map((value) => ({ value, label: say(RENEWAL_WORDS[value]) }))}
        value={draft.renewals}
        onChange={(renewals) => change({ renewals: renewals as OfferDraft['renewals'] })}
      />
      {isLimited && (
        <TextField
          label={draft.renewals === 'first' ? say('How many') : say('For how long')}
          value={draft.renewalLimit}
          onChange={(renewalLimit) => change({ renewalLimit })}
          inputMode="numeric"
          suffix={draft.renewals === 'first' ? say('renewals') : say('months')}
          {...limit}
        />
      )}
    </FormLayout.Group>
  )
}
