// Asks to whom an order is credited, and why.
import { Select, Text } from '@shopify/polaris'
import { useState } from 'react'
import type { ExplainedOrder } from '#app/insight/conversion-page/explain-order.server.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import { useSay } from '../language.tsx'
import type { ExplainPage } from './explain-order.tsx'
import { problemAt, problemsOfAll } from './problem-at.ts'
import { ReasonField } from './reason-field.tsx'
import type { Decision } from './use-decision.ts'

export interface CreditDialogProps {
  order: ExplainedOrder
  choices: ExplainPage['choices']
  decision: Decision
  onClose: () => void
}

export function CreditDialog({ order, choices, decision, onClose }: CreditDialogProps) {
  const say = useSay()
  const [partnerId, setPartnerId] = useState('')
  const [offerId, setOfferId] = useState('')
  const [reason, setReason] = useState('')
  const credit = () =>
    decision.send({
      intent: 'credit',
      credit: { orderId: order.id, partnerId, offerId: offerId || null, reason },
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
      <Select
        label={say('Partner')}
        options={[{ value: '', label: say('Choose a partner') }, ...choices.partners]}
        value={partnerId}
        onChange={setPartnerId}
        {...problemAt(decision, 'partnerId')}
      />
      <Select
        label={say('Offer')}
        options={[
          { value: '', label: say('The partner’s default offer, else the shop’s') },
          ...choices.offers,
        ]}
        value={offerId}
        onChange={setOfferId}
        {...problemAt(decision, 'offerId')}
      />
      <ReasonField value={reason} onChange={setReason} decision={decision} />
    </FormDialog>
  )
}
