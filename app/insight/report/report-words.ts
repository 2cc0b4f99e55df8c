// A report's words: what it is by, beside what, and what it shows. Pure.
import { mark } from '#app/language/say.ts'
import type { Comparison, Dimension, Metric } from './report-choices.ts'

export const DIMENSION_WORDS: Readonly<Record<Dimension, string>> = {
  day: mark('Day'),
  partner: mark('Partner'),
  offer: mark('Offer'),
  sub1: mark('Sub id 1'),
  sub2: mark('Sub id 2'),
  sub3: mark('Sub id 3'),
  sub4: mark('Sub id 4'),
  sub5: mark('Sub id 5'),
  source: mark('Source of the click'),
  coupon: mark('Coupon'),
  country: mark('Country'),
  landing_page: mark('Landing page'),
}

export const COMPARISON_WORDS: Readonly<Record<Comparison, string>> = {
  none: mark('Nothing'),
  before: mark('The period before'),
  year: mark('The year before'),
}

export const METRIC_WORDS: Readonly<Record<Metric, string>> = {
  clicks: mark('Clicks'),
  conversions: mark('Conversions'),
  revenue: mark('Revenue'),
  payout: mark('Payout'),
}
