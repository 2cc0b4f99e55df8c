// Polaris' own words (Close, Loading, …) in languages other than English, which it carries anyway.
import german from '@shopify/polaris/locales/de.json' with { type: 'json' }
import type { Locale } from './locales.ts'

const WORDS = { en: null, de: german } satisfies Record<Locale, object | null>

/** null: Polaris' English. */
export function polarisWordsIn(locale: Locale): (typeof WORDS)[Locale] {
  return WORDS[locale]
}
