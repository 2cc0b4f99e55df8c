// A landing page without a click id, whose link says who sent the visitor all the same: `via`, or the parameter by which a
// partner that is a network sends its own click id. The click is then made from the order.
import type { Visit } from '#app/attribution/evidence.ts'
import { cleanText } from '#app/platform/text.ts'

const VALUE_MAX_CHARS = 255

/**
 * @param query evidence parameters of the landing page, decoded
 * @param networks slugs of partners by their arrival parameter
 */
export function readVisit(
  query: Readonly<Record<string, string>>,
  networks: ReadonlyMap<string, string>,
): Visit | null {
  const value = (name: string) => cleanText(query[name] ?? null, VALUE_MAX_CHARS)
  const named = value('via')?.trim().toLowerCase() || null
  const parameter = named === null ? Object.keys(query).find((name) => networks.has(name)) : undefined
  const via = parameter === undefined ? named : networks.get(parameter)
  if (!via) return null
  return {
    via,
    offer: value('offer')?.toLowerCase() ?? null,
    subs: [1, 2, 3, 4, 5].map((n) => value(`sub${n}`) ?? value(`affS${n}`)),
    affClickId: value('aff_click_id') ?? (parameter === undefined ? null : value(parameter)),
  }
}
