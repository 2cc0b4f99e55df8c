// What a partner is paid on an offer otherwise than others: the same builder as for the offer itself, and beside it what the offer pays
// everybody, because that is tried after the partner's own rules.
import { useAppBridge } from '@shopify/app-bridge-react'
import { BlockStack, Page, Text } from '@shopify/polaris'
import { useCallback } from 'react'
import { checkOverrides, type OverridesDraft } from '#app/conversion/offer/check-rules.ts'
import type { OverridesPage } from '#app/insight/partner-page/overrides-page.server.ts'
import { CardSection } from '../card-section.tsx'
import { RecordFormFrame } from '../form/record-form-frame.tsx'
import { useRecordForm } from '../form/use-record-form.ts'
import { useSay } from '../language.tsx'
import { RuleBuilder } from '../payout/rule-builder.tsx'
import { RecordTable } from '../record-table.tsx'

const BLANK: OverridesDraft = { rules: [] }

const check = (draft: OverridesDraft) => {
  const checked = checkOverrides(draft)
  return checked.ok ? [] : checked.problems
}

export function OverridesEditor({ page }: { page: OverridesPage }) {
  const { partner, offer, saved, currency } = page
  const say = useSay()
  const shopify = useAppBridge()
  const onSaved = useCallback(() => shopify.toast.show(say('Payout saved')), [shopify, say])
  const form = useRecordForm<OverridesDraft>({ saved, blank: BLANK, check, onSaved })
  const names = { partner: partner.name, offer: offer.name }
  return (
    <Page
      title={say('Payout of {{partner}} on {{offer}}', names)}
      backAction={{ content: partner.name, url: `/app/partners/${partner.id}` }}
    >
      <BlockStack gap="400">
        <RecordFormFrame id="overrides" form={form}>
          <CardSection
            title={say('Payout overrides')}
            about={say(
              'For each line of an order the first rule that fits counts: these first, then those of the offer. What is saved counts for conversions from now on.',
            )}
          >
            <RuleBuilder
              form={form}
              terms={{ ...offer.terms, rules: form.draft.rules }}
              onChange={(rules) => form.change({ rules })}
              currency={currency}
              newRuleId={() => crypto.randomUUID()}
              emptyText={say('No rule yet: {{partner}} is paid what {{offer}} pays everybody.', names)}
            />
          </CardSection>
        </RecordFormFrame>
        <EverybodysRules offer={offer} />
      </BlockStack>
    </Page>
  )
}

function EverybodysRules({ offer }: Pick<OverridesPage, 'offer'>) {
  const say = useSay()
  return (
    <CardSection title={say('What the offer pays everybody')}>
      {offer.pays.length === 0 ? (
        <Text as="p">{say('No rule yet: this offer pays nothing.')}</Text>
      ) : (
        <RecordTable
          caption={say('What the offer pays everybody')}
          rows={offer.pays.map((rule, index) => ({ ...rule, number: index + 1 }))}
          columns={[
            { title: say('Rule'), cell: ({ number }) => say('Rule {{number}} of the offer', { number }) },
            { title: say('Event'), cell: ({ event }) => event },
            { title: say('Pays'), cell: ({ text }) => text },
          ]}
        />
      )}
    </CardSection>
  )
}
