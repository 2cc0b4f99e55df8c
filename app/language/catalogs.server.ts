// All catalogs, by language. Each area of the pages has a file of its own in each of them. On the server only: a page is sent the
// words of its reader's language and no other.
import type { Locale } from './locales.ts'
import { ATTRIBUTION as DE_ATTRIBUTION } from './de/attribution.ts'
import { CONVERSION_DECISIONS as DE_CONVERSION_DECISIONS } from './de/conversion-decisions.ts'
import { CONVERSION_DETAIL as DE_CONVERSION_DETAIL } from './de/conversion-detail.ts'
import { CONVERSIONS as DE_CONVERSIONS } from './de/conversions.ts'
import { GENERAL as DE_GENERAL } from './de/general.ts'
import { CONVERSIONS as EN_CONVERSIONS } from './en/conversions.ts'
import { GENERAL as EN_GENERAL } from './en/general.ts'
import { createLanguage, sayIn, type Say, type Words } from './say.ts'

export const CATALOGS: Readonly<Record<Locale, Words>> = {
  en: { ...EN_GENERAL, ...EN_CONVERSIONS },
  de: {
    ...DE_GENERAL,
    ...DE_CONVERSIONS,
    ...DE_CONVERSION_DETAIL,
    ...DE_CONVERSION_DECISIONS,
    ...DE_ATTRIBUTION,
  },
}

/** Ready for every language: made once, when the process starts. */
const SAYINGS: Readonly<Record<Locale, Say>> = {
  en: sayIn(createLanguage('en', CATALOGS.en)),
  de: sayIn(createLanguage('de', CATALOGS.de)),
}

/** How the server says a text in a language. */
export function sayingIn(locale: Locale): Say {
  return SAYINGS[locale]
}
