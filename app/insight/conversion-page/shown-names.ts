// What partners and offers are called, fit to be shown: names come from people. Pure.
import type { Names } from '#app/attribution/explain.ts'
import { sayGone } from '#app/attribution/gone-names.ts'
import type { Say } from '#app/language/say.ts'
import { visibleText } from '../visible-text.ts'

export function shownNames(names: Names, say: Say): Names {
  return {
    partner: (id) => visibleText(sayGone(names.partner(id), say)),
    offer: (id) => visibleText(sayGone(names.offer(id), say)),
  }
}
