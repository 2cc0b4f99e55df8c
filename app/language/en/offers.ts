// English plurals: offers.
import type { Words } from '../say.ts'

export const OFFERS: Words = {
  '(and {{count, number}} more)_one': '(and 1 more)',
  '(and {{count, number}} more)_other': '(and {{count, number}} more)',
}
