// The languages in which the app can be read. Pure.

/** English is complete by itself: its text is the key of every other language. */
export const LOCALES = ['en', 'de'] as const
export type Locale = (typeof LOCALES)[number]

export const DEFAULT_LOCALE: Locale = 'en'

/**
 * The language that comes nearest to what the admin asks for.
 * @param tag a BCP 47 tag such as `de-AT`, as Shopify's admin puts it into `locale`; anything else is English
 */
export function pickLocale(tag: string | null): Locale {
  const language = tag?.toLowerCase().split(/[-_]/, 1)[0]
  return LOCALES.find((locale) => locale === language) ?? DEFAULT_LOCALE
}
