// English plurals: the storefront page.
import type { Words } from '../say.ts'

export const STOREFRONT: Words = {
  '{{count, number}} clicks came through it in the last {{days}} days._one':
    '{{count, number}} click came through it in the last {{days}} days.',
  '{{count, number}} clicks came through it in the last {{days}} days._other':
    '{{count, number}} clicks came through it in the last {{days}} days.',
  '{{count, number}} checkouts reported in the last {{days}} days._one':
    '{{count, number}} checkout reported in the last {{days}} days.',
  '{{count, number}} checkouts reported in the last {{days}} days._other':
    '{{count, number}} checkouts reported in the last {{days}} days.',
  '{{count, number}} orders fetched from Shopify, because no webhook had come within the hour._one':
    '{{count, number}} order fetched from Shopify, because no webhook had come within the hour.',
  '{{count, number}} orders fetched from Shopify, because no webhook had come within the hour._other':
    '{{count, number}} orders fetched from Shopify, because no webhook had come within the hour.',
  '{{count, number}} orders not there yet, and asked for again._one':
    '{{count, number}} order not there yet, and asked for again.',
  '{{count, number}} orders not there yet, and asked for again._other':
    '{{count, number}} orders not there yet, and asked for again.',
  '{{count, number}} orders given up: Shopify knows no such order, or did not answer._one':
    '{{count, number}} order given up: Shopify knows no such order, or did not answer.',
  '{{count, number}} orders given up: Shopify knows no such order, or did not answer._other':
    '{{count, number}} orders given up: Shopify knows no such order, or did not answer.',
}
