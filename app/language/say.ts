// Text that people read, in their language. The English text is the key, so that the source reads as the page does:
//   say('Paid to {{partner}}', { partner })        a value in its place
//   say('{{count, number}} clicks', { count })     a plural: the English forms stand in en/, by i18next's suffixes _one and _other
// What another language lacks is shown in English. test/language.test.ts holds the catalogs to the source.
import i18next, { type i18n } from 'i18next'
import type { Locale } from './locales.ts'

/** Texts of one language by their English keys. */
export type Words = Readonly<Record<string, string>>

/** For the places `{{name}}`; `{{name, number}}` is written as the language writes numbers. */
export type Values = Readonly<Record<string, string | number>>
export type Say = (text: string, values?: Values) => string

/** @param words of that language; for English only plurals are in it */
export function createLanguage(locale: Locale, words: Words): i18n {
  const language = i18next.createInstance()
  void language.init({
    lng: locale,
    fallbackLng: false,
    resources: { [locale]: { translation: words } },
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    // React and Polaris escape what they show; nothing of this is ever put into HTML as it is.
    interpolation: { escapeValue: false },
  })
  return language
}

export function sayIn(language: i18n): Say {
  return (text, values = {}) => language.t(text, values)
}

/**
 * Marks a text that is said elsewhere (`say(WORDS[status])`), so that the catalogs are held to it.
 * @returns the text itself
 */
export function mark<const Text extends string>(text: Text): Text {
  return text
}
