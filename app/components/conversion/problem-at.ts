// What a decision was refused for: beside the field that it is about, or on the whole where there is no such field. Pure.
import type { Decision } from './use-decision.ts'

type Refused = Pick<Decision, 'problems'>

const FIELDS: readonly string[] = ['reason', 'payout', 'payoutMinor', 'partnerId', 'offerId']

/** Polaris' `error` of the field, where there is something wrong with it. */
export function problemAt({ problems }: Refused, field: string): { error?: string } {
  const message = problems.find(({ path }) => path === field)?.message
  return message === undefined ? {} : { error: message }
}

/** What is wrong beside no field of a dialog. */
export function problemsOfAll({ problems }: Refused): string[] {
  return problems.filter(({ path }) => !FIELDS.includes(path)).map(({ message }) => message)
}
