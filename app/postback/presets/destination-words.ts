// Our status and event in the words of a destination, put in place before a template is rendered.
import type { MacroValues } from '../macros.ts'

type Names = Readonly<Record<string, string | undefined>>

/**
 * @param names theirs by ours; one without an entry is sent as it is, or as `*` where there is one
 * @returns the values with status and event replaced
 */
export function inDestinationWords<Values extends Partial<MacroValues>>(
  values: Values,
  names: { readonly statusNames: Names; readonly eventNames: Names },
): Values {
  return {
    ...values,
    status: named(names.statusNames, values.status ?? ''),
    event: named(names.eventNames, values.event ?? ''),
  }
}

function named(names: Names, ours: string): string {
  return (Object.hasOwn(names, ours) ? names[ours] : names['*']) ?? ours
}
