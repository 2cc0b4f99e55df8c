// What a line of a report stands for, in words. Pure.
import type { Locale } from '#app/language/locales.ts'
import type { Reader } from '#app/language/reader.ts'
import { mark } from '#app/language/say.ts'
import type { Dimension } from './report-choices.ts'
import { showDay } from './show-day.ts'

/** Conversions that have none. */
const NONE_WORDS: Readonly<Record<Exclude<Dimension, 'day'>, string>> = {
  partner: mark('No partner'),
  offer: mark('No offer'),
  sub1: mark('Without a sub id'),
  sub2: mark('Without a sub id'),
  sub3: mark('Without a sub id'),
  sub4: mark('Without a sub id'),
  sub5: mark('Without a sub id'),
  source: mark('Without a click'),
  coupon: mark('Without a coupon'),
  country: mark('Country not known'),
  landing_page: mark('Landing page not known'),
}

const SOURCE_WORDS: Readonly<Record<string, string>> = {
  link: mark('Tracking link'),
  proxy: mark('Link on the store’s domain'),
  embed: mark('Link to the store, seen by the embed'),
  headless: mark('Another storefront'),
  order: mark('Made from the order'),
  coupon: mark('Coupon, without a click'),
}

/** @param names of partners or offers by their ids */
export function showKey(
  by: Dimension,
  key: string,
  names: ReadonlyMap<string, string>,
  { say, locale }: Reader,
): string {
  if (by === 'day') return showDay(key, locale)
  if (key === '') return say(NONE_WORDS[by])
  switch (by) {
    case 'partner':
    case 'offer':
      return names.get(key) ?? key
    case 'source':
      return say(SOURCE_WORDS[key] ?? key)
    case 'country':
      return showCountry(key, locale)
    default:
      return key
  }
}

function showCountry(code: string, locale: Locale): string {
  if (!/^[A-Z]{2}$/.test(code)) return code
  return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code
}
