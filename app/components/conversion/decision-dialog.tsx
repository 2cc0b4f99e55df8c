// Asks for the reason of a decision, and for what it needs besides: an amount, a partner.
import { Text, TextField } from '@shopify/polaris'
import { useState } from 'react'
import type { Choice } from '#app/insight/choices.server.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import { useSay } from '../language.tsx'
import { DECISION_WORDS, type Kind } from './decision-words.ts'
import { problemAt, problemsOfAll } from './problem-at.ts'
import { ReasonField } from './reason-field.tsx'
import { chosen, NO_TARGET, TargetFields, type Target } from './target-fields.tsx'
import type { Decision } from './use-decision.ts'

export interface DecisionDialogProps {
  kind: Kind
  conversionIds: readonly string[]
  /** More about what is decided, such as how many. */
  about?: string
  decision: Decision
  choices?: { partners: Choice[]; offers: Choice[] }
  /** As the fields begin. */
  payout?: { text: string; currency: string }
  moveBackTo?: Target | null
  onClose: () => void
}

export function DecisionDialog(props: DecisionDialogProps) {
  const { kind, conversionIds, about, decision, choices, payout, moveBackTo, onClose } = props
  const say = useSay()
  const words = DECISION_WORDS[kind]
  const [reason, setReason] = useState('')
  const [amount, setAmount] = useState(payout?.text ?? '')
  const [target, setTarget] = useState(NO_TARGET)
  const decide = () => decision.send({ intent: 'decide', command: { ...extra(), conversionIds, reason } })
  const extra = () => {
    switch (kind) {
      case 'change_payout':
        return { kind, payout: amount }
      case 'by_rules':
        return { kind: 'change_payout', payout: null }
      case 'move':
        return { kind, ...chosen(target) }
      case 'move_back':
        return { kind: 'move', ...moveBackTo }
      default:
        return { kind }
    }
  }
  return (
    <FormDialog
      title={say(words.title)}
      action={say(words.action)}
      destructive={words.destructive === true}
      busy={decision.busy}
      problems={problemsOfAll(decision)}
      onSubmit={decide}
      onClose={onClose}
    >
      <Text as="p">{[about, say(words.about)].filter(Boolean).join(' ')}</Text>
      {kind === 'change_payout' && (
        <TextField
          label={say('Payout')}
          value={amount}
          onChange={setAmount}
          suffix={payout?.currency}
          inputMode="decimal"
          autoComplete="off"
          {...problemAt(decision, 'payout')}
          {...problemAt(decision, 'payoutMinor')}
        />
      )}
      {kind === 'move' && choices && (
        <TargetFields
          target={target}
          onChange={setTarget}
          choices={choices}
          otherwise={say('The offer that it is of')}
          decision={decision}
        />
      )}
      <ReasonField value={reason} onChange={setReason} decision={decision} />
    </FormDialog>
  )
}
