// Why a call to the Admin API brought nothing, as rows keep it: in English, because a row has no reader (program/shopify-words says
// it). What Shopify itself says is kept as it came. Pure.
import { mark } from '#app/language/say.ts'

export const REFUSALS = {
  noAnswer: mark('no answer in time'),
  notRefreshed: mark('the access token could not be refreshed ({{status}})'),
  noSession: mark('the shop has no session'),
  notInstalled: mark('the shop has no session: the app is not installed'),
  answered: mark('Shopify answered {{status}}'),
  throttled: mark('Shopify throttles'),
} as const
