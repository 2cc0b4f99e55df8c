// The attribution evidence that an order itself carries, strongest first. Input of the attribution ladder.
import { isUuid, readUuid } from '#app/platform/uuid.ts'
import { QUERY_NAMES, type NameValue } from '../payload/evidence-text.ts'
import type { OrderVersion } from '../payload/order-version.ts'

export type OrderCarrier =
  | { carrier: 'order_attribute' | 'line_property'; clickId: string }
  /** The words of a visit for which no click could be asked; only where no attribute names a click. */
  | { carrier: 'order_attribute'; clickId: null; query: Record<string, string> }
  /** `query` holds every evidence parameter found, click_id too; clickId is null where there is none that is valid. */
  | { carrier: 'landing_page'; clickId: string | null; query: Record<string, string> }

/**
 * Order attributes, line properties, landing page. Each click id once per carrier, lower case.
 * @param arrivalNames query parameters by which this shop's partners send visitors (`awc`, `cjevent`, …)
 */
export function readCarriers(order: OrderVersion, arrivalNames: string[] = []): OrderCarrier[] {
  const properties = order.lines.flatMap((line) => line.properties)
  const attributes = clickIds(order.noteAttributes, ['click_id', '__click_id', 'first_click_id'])
  const words = attributes.length === 0 ? visitWords(order.noteAttributes, arrivalNames) : null
  const found: OrderCarrier[] = [
    ...attributes.map((clickId) => ({ carrier: 'order_attribute' as const, clickId })),
    ...(words ? [{ carrier: 'order_attribute' as const, clickId: null, query: words }] : []),
    ...clickIds(properties, ['_click_id', 'click_id']).map((clickId) => ({
      carrier: 'line_property' as const,
      clickId,
    })),
  ]
  const landing = readLandingPage(order.landingSite, order.landingSiteCut, arrivalNames)
  if (landing) found.push({ carrier: 'landing_page', ...landing })
  return found
}

/**
 * The evidence in the address of a page that a visitor came to; null where there is none.
 * @param cut its last parameter may have lost its end
 */
export function readLandingPage(
  site: string | null,
  cut: boolean,
  arrivalNames: string[],
): { clickId: string | null; query: Record<string, string> } | null {
  const query = landingQuery(site, cut, new Set([...QUERY_NAMES, ...arrivalNames]))
  return Object.keys(query).length === 0 ? null : { clickId: readUuid(query.click_id), query }
}

/** Null where they name no partner: an `offer` alone may be anybody's. The first of a repeated name counts. */
function visitWords(pairs: NameValue[], arrivalNames: string[]): Record<string, string> | null {
  const names = new Set<string>([...QUERY_NAMES, ...arrivalNames])
  const words = new Map<string, string>()
  for (const { name, value } of pairs)
    if (names.has(name) && value !== '' && !words.has(name)) words.set(name, value)
  words.delete('click_id')
  return words.has('via') || arrivalNames.some((name) => words.has(name)) ? Object.fromEntries(words) : null
}

function clickIds(pairs: NameValue[], names: string[]): string[] {
  const ids = names
    .flatMap((name) => pairs.filter((pair) => pair.name === name))
    .map(({ value }) => readUuid(value))
  return [...new Set(ids.filter((id) => id !== null))]
}

/** Of a path or a full URL. A name given twice keeps its first value: our own click id is put first. */
function landingQuery(site: string | null, cut: boolean, names: Set<string>): Record<string, string> {
  const [, query = ''] = /\?([^#]*)/.exec(site ?? '') ?? []
  const pairs = query.split('&')
  const last = pairs.length - 1
  const found = new Map<string, string>()
  for (const [i, pair] of pairs.entries()) {
    const equals = pair.indexOf('=')
    if (equals === -1) continue
    const name = decode(pair.slice(0, equals))
    const value = decode(pair.slice(equals + 1))
    // `via=ann` may be what is left of `via=anna`, another partner. A whole click id cannot be longer.
    const untrusted = cut && i === last && !(name === 'click_id' && isUuid(value.toLowerCase()))
    if (names.has(name) && value !== '' && !untrusted && !found.has(name)) found.set(name, value)
  }
  return Object.fromEntries(found)
}

/** Form decoding that never throws: what is no valid escape stays as it is. */
function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ')
  try {
    return decodeURIComponent(spaced)
  } catch {
    return spaced
  }
}
