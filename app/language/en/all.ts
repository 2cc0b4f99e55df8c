// English plurals: the catalogs of all areas of the pages.
import type { Words } from '../say.ts'
import { ACCESS } from './access.ts'
import { CONVERSIONS } from './conversions.ts'
import { GENERAL } from './general.ts'
import { HOME } from './home.ts'
import { OFFERS } from './offers.ts'
import { PARTNERS } from './partners.ts'
import { POSTBACKS } from './postbacks.ts'
import { REPORTS } from './reports.ts'
import { SETTINGS } from './settings.ts'
import { STOREFRONT } from './storefront.ts'

/** By the file's area; no two have the same text (test/language.test.ts). */
export const EN: readonly Words[] = [
  ACCESS,
  CONVERSIONS,
  GENERAL,
  HOME,
  OFFERS,
  PARTNERS,
  POSTBACKS,
  REPORTS,
  SETTINGS,
  STOREFRONT,
]
