// What is English on a page that is to be German: a text of the catalog that German says otherwise, whole or with its values in
// place, or words that only English has.
import { CATALOGS } from '#app/language/catalogs.server.ts'

const PLACE = /\{\{[^}]+\}\}/
/** Of a text with values so much has to be its own: `{{a}} of {{b}}` would be found in anything. */
const LEAST_LETTERS = 6

const english = (key: string) => CATALOGS.en[key] ?? key
const DIFFERENT = Object.entries(CATALOGS.de)
  .filter(([key, german]) => english(key) !== german)
  .map(([key]) => english(key))
const WHOLE = new Set(DIFFERENT.filter((text) => !PLACE.test(text)))
const WITH_VALUES = DIFFERENT.filter((text) => PLACE.test(text))
  .filter((text) => lettersOf(text) >= LEAST_LETTERS)
  .map((text) => new RegExp(`^${text.split(PLACE).map(literally).join('.+')}$`, 's'))

/** German has none of them; `was`, `in`, `an`, `so` and `die` it has, so they are not here. */
const TELL_TALES =
  /\b(the|and|of|is|are|were|this|that|it|its|you|your|we|our|with|without|not|no|for|from|by|until|again|after|before|has|have|been)\b/i

/** @returns why it is taken for English; null: it is not */
export function englishIn(text: string): string | null {
  if (WHOLE.has(text)) return 'a text of the catalog'
  if (WITH_VALUES.some((shape) => shape.test(text))) return 'a text of the catalog with its values'
  const word = TELL_TALES.exec(text)?.[0]
  return word === undefined ? null : `the word ${JSON.stringify(word)}`
}

function lettersOf(text: string): number {
  return text
    .split(PLACE)
    .join('')
    .replace(/[^a-z]/gi, '').length
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
