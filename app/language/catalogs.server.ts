// All catalogs, by language. Each area of the pages has a file of its own in each of them. On the server only: a page is sent the
// words of its reader's language and no other.
import { DE } from './de/all.ts'
import { EN } from './en/all.ts'
import type { Locale } from './locales.ts'
import { createLanguage, sayIn, type Say, type Words } from './say.ts'

export const AREAS: Readonly<Record<Locale, readonly Words[]>> = { en: EN, de: DE }

const together = (areas: readonly Words[]): Words => Object.assign({}, ...areas) as Words

export const CATALOGS: Readonly<Record<Locale, Words>> = { en: together(EN), de: together(DE) }

/** Ready for every language: made once, when the process starts. */
const SAYINGS: Readonly<Record<Locale, Say>> = {
  en: sayIn(createLanguage('en', CATALOGS.en)),
  de: sayIn(createLanguage('de', CATALOGS.de)),
}

/** How the server says a text in a language. */
export function sayingIn(locale: Locale): Say {
  return SAYINGS[locale]
}
