// What a partner is paid otherwise than others: rules of his own, which come before the offer's.
import { Button, ButtonGroup, InlineStack, Select } from '@shopify/polaris'
import { useState } from 'react'
import type { OverrideRow } from '#app/insight/partner-page/partner-page.server.ts'
import type { Say } from '#app/language/say.ts'
import { HeadedCard } from '../card-section.tsx'
import { ConfirmDialog } from '../form/confirm-dialog.tsx'
import { useSay } from '../language.tsx'
import { RecordTable, type Column } from '../record-table.tsx'
import { useAct } from './use-act.ts'

export interface OverridesCardProps {
  partnerId: string
  partnerName: string
  overrides: OverrideRow[]
  offers: readonly { id: string; name: string }[]
  defaultOfferId: string | null
}

/** Where those of one offer are edited. */
const addressOf = (partnerId: string, offerId: string) => `/app/partners/${partnerId}/payout/${offerId}`

export function OverridesCard(props: OverridesCardProps) {
  const say = useSay()
  const { overrides, offers, partnerName } = props
  return (
    <HeadedCard
      title={say('Payout overrides')}
      about={say(
        'What {{partner}} is paid instead of what the offer pays everybody. Conversions that are there already keep their payout.',
        { partner: partnerName },
      )}
    >
      {overrides.length > 0 && <OverrideTable {...props} />}
      {offers.length > 0 && <SetUp {...props} />}
    </HeadedCard>
  )
}

/** Leads to the rules for an offer; where there is only one, no offer is asked for. */
function SetUp({ partnerId, offers, defaultOfferId }: OverridesCardProps) {
  const say = useSay()
  const [chosen, setChosen] = useState(defaultOfferId ?? '')
  const offer = offers.find(({ id }) => id === chosen) ?? offers[0]!
  const button = <Button url={addressOf(partnerId, offer.id)}>{say('Set up payout')}</Button>
  if (offers.length === 1) return <InlineStack>{button}</InlineStack>
  return (
    <InlineStack gap="200" blockAlign="end">
      <Select
        label={say('For the offer')}
        options={offers.map(({ id, name }) => ({ label: name, value: id }))}
        value={offer.id}
        onChange={setChosen}
      />
      {button}
    </InlineStack>
  )
}

const columns = (
  say: Say,
  partnerId: string,
  busy: boolean,
  remove: (row: OverrideRow) => void,
): Column<OverrideRow>[] => [
  { title: say('Offer'), cell: ({ offerName }) => offerName },
  { title: say('Event'), cell: ({ event }) => event },
  { title: say('Pays'), cell: ({ pays }) => pays },
  {
    title: say('Actions'),
    cell: (row) => (
      <ButtonGroup>
        <Button
          size="slim"
          url={addressOf(partnerId, row.offerId)}
          accessibilityLabel={say('Edit {{name}}', { name: `${row.offerName}, ${row.event}` })}
        >
          {say('Edit')}
        </Button>
        <Button
          size="slim"
          disabled={busy}
          onClick={() => remove(row)}
          accessibilityLabel={say('Remove {{what}}', { what: `${row.offerName}, ${row.event}` })}
        >
          {say('Remove')}
        </Button>
      </ButtonGroup>
    ),
  },
]

function OverrideTable({ overrides, partnerId, partnerName }: OverridesCardProps) {
  const say = useSay()
  const { act, busy } = useAct()
  const [asked, setAsked] = useState<OverrideRow | null>(null)
  return (
    <>
      <RecordTable
        caption={say('Payout overrides')}
        columns={columns(say, partnerId, busy, setAsked)}
        rows={overrides}
      />
      <ConfirmDialog
        open={asked !== null}
        title={say('Remove this override?')}
        action={say('Remove')}
        destructive
        onConfirm={() => {
          act({ intent: 'remove_override', id: asked?.id })
          setAsked(null)
        }}
        onClose={() => setAsked(null)}
      >
        {say(
          'For {{event}} on {{offer}} the next rule that fits then counts: another one of {{partner}}, or else the offer’s.',
          { partner: partnerName, event: asked?.event ?? '', offer: asked?.offerName ?? '' },
        )}
      </ConfirmDialog>
    </>
  )
}
