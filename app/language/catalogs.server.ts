// All catalogs, by language. Each area of the pages has a file of its own in each of them. On the server only: a page is sent the
// words of its reader's language and no other.
import type { Locale } from './locales.ts'
import { ACCESS as DE_ACCESS } from './de/access.ts'
import { GENERAL as DE_GENERAL } from './de/general.ts'
import { HOME as DE_HOME } from './de/home.ts'
import { REPORTS as DE_REPORTS } from './de/reports.ts'
import { ACCESS as EN_ACCESS } from './en/access.ts'
import { GENERAL as EN_GENERAL } from './en/general.ts'
import { HOME as EN_HOME } from './en/home.ts'
import { REPORTS as EN_REPORTS } from './en/reports.ts'
import { createLanguage, sayIn, type Say, type Words } from './say.ts'

export const CATALOGS: Readonly<Record<Locale, Words>> = {
  en: { ...EN_GENERAL, ...EN_ACCESS, ...EN_HOME, ...EN_REPORTS },
  de: { ...DE_GENERAL, ...DE_ACCESS, ...DE_HOME, ...DE_REPORTS },
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
