// The form around the fields of payout rules: whatever is wrong with them, and what products and collections are called.
import { createContext, useContext } from 'react'
import type { ResourceTitles } from '../resource-titles.ts'

export interface RuleForm {
  /** The message beside a field. @param path such as `rules.0.percent` */
  problem(path: string): string | undefined
  /** To be called when a field is left. */
  touch(path: string): void
  titles: ResourceTitles
}

export const RuleContext = createContext<RuleForm | null>(null)

export function useRuleForm(): RuleForm {
  const form = useContext(RuleContext)
  if (form === null) throw new Error('no form of rules around this component')
  return form
}

/** What a text field of a rule needs. @param path where its problems are */
export function useRuleField(path: string) {
  const form = useRuleForm()
  return { error: form.problem(path), onBlur: () => form.touch(path), autoComplete: 'off' } as const
}
