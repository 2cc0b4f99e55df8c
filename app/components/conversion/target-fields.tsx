// To whom a decision credits something: a partner, and an offer or the one that counts without a choice.
import { Select } from '@shopify/polaris'
import type { Choice } from '#app/insight/choices.server.ts'
import { useSay } from '../language.tsx'
import { problemAt } from './problem-at.ts'
import type { Decision } from './use-decision.ts'

export interface Target {
  partnerId: string
  offerId: string
}

export const NO_TARGET: Target = { partnerId: '', offerId: '' }

export interface TargetFieldsProps {
  target: Target
  onChange: (target: Target) => void
  choices: { partners: readonly Choice[]; offers: readonly Choice[] }
  /** Which offer counts where none is chosen. */
  otherwise: string
  decision: Decision
}

export function TargetFields({ target, onChange, choices, otherwise, decision }: TargetFieldsProps) {
  const say = useSay()
  return (
    <>
      <Select
        label={say('Partner')}
        options={[{ value: '', label: say('Choose a partner') }, ...choices.partners]}
        value={target.partnerId}
        onChange={(partnerId) => onChange({ ...target, partnerId })}
        {...problemAt(decision, 'partnerId')}
      />
      <Select
        label={say('Offer')}
        options={[{ value: '', label: otherwise }, ...choices.offers]}
        value={target.offerId}
        onChange={(offerId) => onChange({ ...target, offerId })}
        {...problemAt(decision, 'offerId')}
      />
    </>
  )
}

/** As it is sent. */
export function chosen({ partnerId, offerId }: Target): { partnerId: string; offerId: string | null } {
  return { partnerId, offerId: offerId || null }
}
