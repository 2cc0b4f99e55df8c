// A visit without a click id, whose words say who sent the visitor all the same: `via`, or the parameter by which a partner
// that is a network sends its own click id. Read when the storefront asks for a click, and from an order's landing page or
// attributes where it could not ask: then the click is made from the order.
import { cleanText } from '#app/platform/text.ts'
import type { Visit } from './evidence.ts'

const VALUE_MAX_CHARS = 255

/**
 * @param query the visit's parameters, decoded, in their order
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
