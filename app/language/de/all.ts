// German: the catalogs of all areas of the pages.
import type { Words } from '../say.ts'
import { ACCESS } from './access.ts'
import { DELIVERIES } from './deliveries.ts'
import { DELIVERY } from './delivery.ts'
import { GENERAL } from './general.ts'
import { INBOUND } from './inbound.ts'
import { NOTICES } from './notices.ts'
import { OFFERS } from './offers.ts'
import { POSTBACK_ASSISTANT } from './postback-assistant.ts'
import { POSTBACK_FORM } from './postback-form.ts'
import { POSTBACK_MACROS } from './postback-macros.ts'
import { POSTBACK_PRESETS } from './postback-presets.ts'
import { POSTBACK_PROBLEMS } from './postback-problems.ts'
import { POSTBACKS } from './postbacks.ts'
import { RATES } from './rates.ts'
import { SETTINGS } from './settings.ts'
import { STOREFRONT } from './storefront.ts'
import { WORDS } from './words.ts'

/** By the file's area; no two say the same text differently (test/language.test.ts). */
export const DE: readonly Words[] = [
  ACCESS,
  DELIVERIES,
  DELIVERY,
  GENERAL,
  INBOUND,
  NOTICES,
  OFFERS,
  POSTBACK_ASSISTANT,
  POSTBACK_FORM,
  POSTBACK_MACROS,
  POSTBACK_PRESETS,
  POSTBACK_PROBLEMS,
  POSTBACKS,
  RATES,
  SETTINGS,
  STOREFRONT,
  WORDS,
]
