// What the cart's attributes should say, and what to change of what they say now. Pure; tell-cart.ts does the telling.
import { DETAILS } from './arrival.ts'
import type { Kept } from './kept-clicks.ts'

export type Attributes = Record<string, string>

/**
 * The attributes that name the visitor's clicks. While the newest visit has no click yet its own words stand in place of
 * one, and the click that is kept already is the earlier one.
 */
export function wantedAttributes({ n, f, w }: Kept): Attributes {
  const wanted: Attributes = {}
  const first = f || (w && n)
  if (w) new URLSearchParams(w.q).forEach((value, name) => (wanted[name] = value))
  else if (n) wanted.click_id = wanted.__click_id = n.id
  if (first) wanted.first_click_id = first.id
  return wanted
}

/**
 * The smallest change that brings a cart to what is wanted; an attribute that has to go gets the empty string. `__click_id`
 * cannot be read back from a cart, so it goes with `click_id`. Words such as `offer` are touched only where the cart names
 * a partner beside them: a shop may have an attribute of that name.
 * @param has the cart's attributes, as `cart.js` shows them
 * @param arrivals parameters by which partners send visitors besides `via`
 * @returns null where nothing has to change
 */
export function changeAttributes(
  has: Record<string, unknown>,
  wanted: Attributes,
  arrivals: readonly string[],
): Attributes | null {
  const partnerNames = ['via', ...arrivals]
  const names = ['click_id', 'first_click_id', ...Object.keys(wanted)]
  if (partnerNames.some((name) => has[name])) names.push(...partnerNames, ...DETAILS)
  let change: Attributes | null = null as Attributes | null
  for (const name of names) {
    const value = wanted[name] || ''
    if (name === '__click_id' || (has[name] || '') === value) continue
    change = { ...change, [name]: value }
    if (name === 'click_id') change.__click_id = value
  }
  return change
}
