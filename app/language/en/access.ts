// English plurals: staff accounts of partners, and what a partner sees.
import type { Words } from '../say.ts'

export const ACCESS: Words = {
  '{{count, number}} accounts_one': '{{count, number}} account',
  '{{count, number}} accounts_other': '{{count, number}} accounts',
}
