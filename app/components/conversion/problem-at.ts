// What a decision was refused for, beside the field that it is about. Pure.
import type { Decision } from './use-decision.ts'

/** Polaris' `error` of the field, where there is something wrong with it. */
export function problemAt({ problems }: Pick<Decision, 'problems'>, field: string): { error?: string } {
  const message = problems.find(({ path }) => path === field)?.message
  return message === undefined ? {} : { error: message }
}
