// German: the catalogs of all areas of the pages.
import type { Words } from '../say.ts'
import { ACCESS } from './access.ts'
import { ATTRIBUTION } from './attribution.ts'
import { CAPS } from './caps.ts'
import { CONVERSION_DECISIONS } from './conversion-decisions.ts'
import { CONVERSION_DETAIL } from './conversion-detail.ts'
import { CONVERSIONS } from './conversions.ts'
import { DELIVERIES } from './deliveries.ts'
import { DELIVERY } from './delivery.ts'
import { GENERAL } from './general.ts'
import { HOME } from './home.ts'
import { INBOUND } from './inbound.ts'
import { NOTICE_LETTERS } from './notice-letters.ts'
import { NOTICES } from './notices.ts'
import { OFFER_FORM } from './offer-form.ts'
import { OFFER_PROBLEMS } from './offer-problems.ts'
import { OFFERS } from './offers.ts'
import { PARTNER_IMPORT } from './partner-import.ts'
import { PARTNER_PAGE } from './partner-page.ts'
import { PARTNERS } from './partners.ts'
import { POSTBACK_ASSISTANT } from './postback-assistant.ts'
import { POSTBACK_FORM } from './postback-form.ts'
import { POSTBACK_MACROS } from './postback-macros.ts'
import { POSTBACK_PRESETS } from './postback-presets.ts'
import { POSTBACK_PROBLEMS } from './postback-problems.ts'
import { POSTBACKS } from './postbacks.ts'
import { RATES } from './rates.ts'
import { REASONS } from './reasons.ts'
import { REPORTS } from './reports.ts'
import { RESULTS } from './results.ts'
import { SETTINGS } from './settings.ts'
import { SHARED } from './shared.ts'
import { STOREFRONT } from './storefront.ts'
import { WORDS } from './words.ts'

/** By the file's area; no two have the same text (test/language.test.ts). */
export const DE: readonly Words[] = [
  ACCESS,
  ATTRIBUTION,
  CAPS,
  CONVERSION_DECISIONS,
  CONVERSION_DETAIL,
  CONVERSIONS,
  DELIVERIES,
  DELIVERY,
  GENERAL,
  HOME,
  INBOUND,
  NOTICE_LETTERS,
  NOTICES,
  OFFER_FORM,
  OFFER_PROBLEMS,
  OFFERS,
  PARTNER_IMPORT,
  PARTNER_PAGE,
  PARTNERS,
  POSTBACK_ASSISTANT,
  POSTBACK_FORM,
  POSTBACK_MACROS,
  POSTBACK_PRESETS,
  POSTBACK_PROBLEMS,
  POSTBACKS,
  RATES,
  REASONS,
  REPORTS,
  RESULTS,
  SETTINGS,
  SHARED,
  STOREFRONT,
  WORDS,
]
