// What a partner is paid otherwise than others: rules of his own, which come before the offer's.
import { BlockStack, Button, Card, Text } from '@shopify/polaris'
import { useState } from 'react'
import type { OverrideRow } from '#app/insight/partner-page/partner-page.server.ts'
import type { Say } from '#app/language/say.ts'
import { ConfirmDialog } from '../form/confirm-dialog.tsx'
import { useSay } from '../language.tsx'
import { RecordTable, type Column } from '../record-table.tsx'
import { OverrideForm, type OverrideFormProps } from './override-form.tsx'
import { useAct } from './use-act.ts'

export interface OverridesCardProps extends OverrideFormProps {
  partnerName: string
  overrides: OverrideRow[]
}

export function OverridesCard(props: OverridesCardProps) {
  const say = useSay()
  const { overrides, offers, partnerName } = props
  return (
    <Card roundedAbove="xs">
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {say('Payout overrides')}
          </Text>
          <Text as="p" tone="subdued">
            {say(
              'What {{partner}} is paid instead of what the offer pays everybody. Conversions that are there already keep their payout.',
              { partner: partnerName },
            )}
          </Text>
        </BlockStack>
        {overrides.length > 0 && <OverrideTable {...props} />}
        {offers.length > 0 && <OverrideForm {...props} />}
      </BlockStack>
    </Card>
  )
}

const columns = (say: Say, busy: boolean, remove: (row: OverrideRow) => void): Column<OverrideRow>[] => [
  { title: say('Offer'), cell: ({ offerName }) => offerName },
  { title: say('Event'), cell: ({ event }) => event },
  {
    title: say('Pays'),
    cell: ({ pays, isSpecial }) => (isSpecial ? say('{{pays}}, under conditions', { pays }) : pays),
  },
  {
    title: say('Actions'),
    cell: (row) => (
      <Button
        size="slim"
        disabled={busy}
        onClick={() => remove(row)}
        accessibilityLabel={say('Remove {{what}}', { what: `${row.offerName}, ${row.event}` })}
      >
        {say('Remove')}
      </Button>
    ),
  },
]

function OverrideTable({ overrides, partnerName }: OverridesCardProps) {
  const say = useSay()
  const { act, busy } = useAct()
  const [asked, setAsked] = useState<OverrideRow | null>(null)
  return (
    <>
      <RecordTable
        caption={say('Payout overrides')}
        columns={columns(say, busy, setAsked)}
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
        {say('{{partner}} is then paid like everybody for {{event}} on {{offer}}.', {
          partner: partnerName,
          event: asked?.event ?? '',
          offer: asked?.offerName ?? '',
        })}
      </ConfirmDialog>
    </>
  )
}
