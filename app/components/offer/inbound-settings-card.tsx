// What inbound postbacks leave out, and from where they may come: part of the offer's form.
import { FormLayout, TextField } from '@shopify/polaris'
import { useSay } from '../language.tsx'
import { CardSection } from '../card-section.tsx'
import { CurrencySelect } from '../currency-select.tsx'
import { useField, useOffer } from './offer-context.ts'

export function InboundSettingsCard() {
  const { form, page } = useOffer()
  const { draft, change } = form
  const say = useSay()
  const { currency } = page.shop
  return (
    <CardSection
      title={say('Inbound postback: settings')}
      about={say('For systems of yours, beside Shopify, that report conversions of this offer.')}
    >
      <FormLayout>
        <FormLayout.Group>
          <CurrencySelect
            label={say('Currency of calls that name none')}
            value={draft.inboundCurrency}
            onChange={(inboundCurrency) => change({ inboundCurrency })}
            otherwise={say('The shop’s: {{currency}}', { currency })}
          />
          <TextField
            label={say('Revenue of calls that name none')}
            value={draft.defaultAmount}
            onChange={(defaultAmount) => change({ defaultAmount })}
            inputMode="decimal"
            placeholder="0"
            suffix={draft.inboundCurrency || currency}
            {...useField('defaultAmount')}
          />
        </FormLayout.Group>
        <TextField
          label={say('Addresses that may call')}
          value={draft.inboundIps}
          onChange={(inboundIps) => change({ inboundIps })}
          multiline={3}
          spellCheck={false}
          placeholder={'203.0.113.7\n203.0.113.0/24'}
          helpText={say(
            'An IP address or a network in each line. Empty: calls from anywhere, with the secret.',
          )}
          {...useField('inboundIps')}
        />
      </FormLayout>
    </CardSection>
  )
}
