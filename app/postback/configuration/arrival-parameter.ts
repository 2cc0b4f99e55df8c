// The landing page parameter of a partner that is itself a network: which names it may have. Set by set-arrival-parameter.
import { mark, type Values } from '#app/language/say.ts'

const NAME = /^[A-Za-z0-9_.-]{1,64}$/
/** Ours in links and on landing pages; a visitor with one of them would be taken for the network's. */
const OURS = /^(click_id|via|offer|url|aff_click_id|sub[1-5]|affS[1-5])$/i

export const MAX_ARRIVAL_PARAMETERS = 10

/** Why a partner cannot have this parameter, or null. */
export function arrivalParameterError(
  name: string,
): { code: 'arrival_name' | 'arrival_ours'; message: string; values?: Values } | null {
  if (!NAME.test(name)) {
    const message = mark('A parameter’s name has 1 to 64 letters, digits, dots, hyphens and underscores.')
    return { code: 'arrival_name', message }
  }
  if (OURS.test(name)) {
    return {
      code: 'arrival_ours',
      message: mark('{{name}} is a parameter of our own links; it cannot tell a network’s visitors.'),
      values: { name },
    }
  }
  return null
}
