// The shop's own rates: each with what it takes the place of, changed and removed one by one.
import { BlockStack, Button, InlineStack, Text } from '@shopify/polaris'
import { useState } from 'react'
import type { ShownRates } from '#app/insight/settings-page/rates.server.ts'
import { ConfirmDialog } from '../form/confirm-dialog.tsx'
import { useSay } from '../language.tsx'
import { SaveField } from './save-field.tsx'
import { useChange, type OneChange } from './use-change.ts'

type ManualRate = ShownRates['manual'][number]

export function ManualRateList({ rates }: { rates: readonly ManualRate[] }) {
  const say = useSay()
  // Here and not beside the rate, which is gone when it is told.
  const removing = useChange()
  if (rates.length === 0) return null
  return (
    <>
      <ul className="settings__list" aria-label={say('Your own rates')}>
        {rates.map((rate) => (
          <OwnRate key={rate.id} rate={rate} removing={removing} />
        ))}
      </ul>
      <div role="status">
        {removing.problem('rate') && (
          <Text as="p" tone="critical">
            {removing.problem('rate')}
          </Text>
        )}
      </div>
    </>
  )
}

function OwnRate(props: { rate: ManualRate; removing: OneChange }) {
  const { removing } = props
  const { from, to, rate, since, insteadOf } = props.rate
  const say = useSay()
  const [typed, setTyped] = useState(rate)
  const [shown, setShown] = useState(rate)
  if (shown !== rate) {
    setShown(rate)
    setTyped(rate)
  }
  const [isAsking, setAsking] = useState(false)
  const changing = useChange()
  const pair = { from, to }
  return (
    <li>
      <BlockStack gap="100">
        <SaveField
          label={say('1 {{from}} in {{to}}', pair)}
          action={say('Save')}
          value={typed}
          onChange={setTyped}
          onSave={() => changing.send({ intent: 'rate', ...pair, rate: typed, before: rate })}
          busy={changing.busy}
          disabled={typed.trim() === rate}
          error={changing.problem('rate')}
        />
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="span" tone="subdued">
            {say('Since {{when}}, instead of: {{reference}}', { when: since, reference: insteadOf })}
          </Text>
          <Button
            tone="critical"
            variant="tertiary"
            loading={removing.busy}
            accessibilityLabel={say('Remove the rate of {{from}} in {{to}}', pair)}
            onClick={() => setAsking(true)}
          >
            {say('Remove')}
          </Button>
        </InlineStack>
      </BlockStack>
      <ConfirmDialog
        open={isAsking}
        title={say('Remove the rate of {{from}} in {{to}}?', pair)}
        action={say('Remove')}
        destructive
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          removing.send({ intent: 'remove_rate', ...pair, before: rate })
        }}
      >
        {say('From then on the reference rate is used; where there is none, what needs one waits.')}
      </ConfirmDialog>
    </li>
  )
}
