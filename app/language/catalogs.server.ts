// All catalogs, by language. Each area of the pages has a file of its own in each of them. On the server only: a page is sent the
// words of its reader's language and no other.
import type { Locale } from './locales.ts'
import { GENERAL as DE_GENERAL } from './de/general.ts'
import { DELIVERIES as DE_DELIVERIES } from './de/deliveries.ts'
import { DELIVERY as DE_DELIVERY } from './de/delivery.ts'
import { NOTICES as DE_NOTICES } from './de/notices.ts'
import { POSTBACK_ASSISTANT as DE_POSTBACK_ASSISTANT } from './de/postback-assistant.ts'
import { POSTBACK_FORM as DE_POSTBACK_FORM } from './de/postback-form.ts'
import { POSTBACK_MACROS as DE_POSTBACK_MACROS } from './de/postback-macros.ts'
import { POSTBACK_PRESETS as DE_POSTBACK_PRESETS } from './de/postback-presets.ts'
import { POSTBACK_PROBLEMS as DE_POSTBACK_PROBLEMS } from './de/postback-problems.ts'
import { POSTBACKS as DE_POSTBACKS } from './de/postbacks.ts'
import { STOREFRONT as DE_STOREFRONT } from './de/storefront.ts'
import { WORDS as DE_WORDS } from './de/words.ts'
import { GENERAL as EN_GENERAL } from './en/general.ts'
import { POSTBACKS as EN_POSTBACKS } from './en/postbacks.ts'
import { STOREFRONT as EN_STOREFRONT } from './en/storefront.ts'
import { createLanguage, sayIn, type Say, type Words } from './say.ts'

export const CATALOGS: Readonly<Record<Locale, Words>> = {
  en: {
    ...EN_GENERAL,
    ...EN_POSTBACKS,
    ...EN_STOREFRONT,
  },
  de: {
    ...DE_GENERAL,
    ...DE_DELIVERIES,
    ...DE_DELIVERY,
    ...DE_NOTICES,
    ...DE_POSTBACK_ASSISTANT,
    ...DE_POSTBACK_FORM,
    ...DE_POSTBACK_MACROS,
    ...DE_POSTBACK_PRESETS,
    ...DE_POSTBACK_PROBLEMS,
    ...DE_POSTBACKS,
    ...DE_STOREFRONT,
    ...DE_WORDS,
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
