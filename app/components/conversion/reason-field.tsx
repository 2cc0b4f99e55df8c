// Why a person decides so: kept in the history.
import { TextField } from '@shopify/polaris'
import { useSay } from '../language.tsx'
import { problemAt } from './problem-at.ts'
import type { Decision } from './use-decision.ts'

export interface ReasonFieldProps {
  value: string
  onChange: (reason: string) => void
  decision: Decision
}

export function ReasonField({ value, onChange, decision }: ReasonFieldProps) {
  const say = useSay()
  return (
    <TextField
      label={say('Reason')}
      value={value}
      onChange={onChange}
      helpText={say('It is kept in the history under your name.')}
      autoComplete="off"
      {...problemAt(decision, 'reason')}
    />
  )
}
