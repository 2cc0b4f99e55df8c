// Asks to whom an order is credited, and why.
import { Text } from '@shopify/polaris'
import { useState } from 'react'
import type { ExplainedOrder } from '#app/insight/conversion-page/explain-order.server.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import { useSay } from '../language.tsx'
import type { ExplainPage } from './explain-order.tsx'
import { problemsOfAll } from './problem-at.ts'
import { ReasonField } from './reason-field.tsx'
import { chosen, NO_TARGET, TargetFields } from './target-fields.tsx'
import type { Decision } from './use-decision.ts'

export interface CreditDialogProps {
  order: ExplainedOrder
  choices: ExplainPage['choices']
  decision: Decision
  onClose: () => void
}

export function CreditDialog({ order, choices, decision, onClose }: CreditDialogProps) {
  const say = useSay()
  const [target, setTarget] = useState(NO_TARGET)
  const [reason, setReason] = useState('')
  const credit = () =>
    decision.send({
      intent: 'credit',
      credit: { orderId: order.id, ...chosen(target), reason },
    })
  return (
    <FormDialog
      title={say('Credit {{name}} to a partner', { name: order.name })}
      action={say('Credit')}
      busy={decision.busy}
      problems={problemsOfAll(decision)}
      onSubmit={credit}
      onClose={onClose}
    >
      <Text as="p">
        {say('It pays by the rules of the partner and the offer. The partner’s postbacks are sent.')}
      </Text>
      <TargetFields
        target={target}
        onChange={setTarget}
        choices={choices}
        otherwise={say('The partner’s default offer, else the shop’s')}
        decision={decision}
      />
      <ReasonField value={reason} onChange={setReason} decision={decision} />
    </FormDialog>
  )
}
