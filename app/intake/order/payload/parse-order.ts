// The body of an order webhook -> OrderVersion. The first thing the worker does with an inbox row of an order topic.
// Nothing about money is refused: it is read as well as possible, and what was odd is a warning for the log.
import type { z } from 'zod'
import { keepEvidence, keepLandingSite, keepReferrer } from './evidence-text.ts'
import { isRecord, type MoneySet } from './fields.ts'
import { toRefund, type OrderRefund } from './order-refund.ts'
import { orderShape } from './order-shape.ts'
import { readLine, readShippingLine } from './parse-line.ts'
import type { OrderVersion } from './order-version.ts'
import { readDecimal } from '../fraction.ts'

export type OrderReading =
  | { ok: true; order: OrderVersion; warnings: string[] }
  | { ok: false; code: 'not_an_object' | 'missing_id'; message: string }

type Shape = z.output<typeof orderShape>
type Pair = [set: MoneySet, scalar: string | null]

/** Of an e-mail address, trimmed and in lower case: what tells a buyer again. Null where buyers are not to be told apart. */
export type HashBuyer = ((email: string) => string) | null

/**
 * Reads the body of any order topic that carries an order (as parseExactJson gives it).
 * @param arrivalNames the arrival parameters of the shop's partners: names under which an attribute is evidence
 */
export function parseOrder(
  body: unknown,
  hashBuyer: HashBuyer = null,
  arrivalNames: readonly string[] = [],
): OrderReading {
  if (!isRecord(body)) return { ok: false, code: 'not_an_object', message: 'The order is not a JSON object.' }
  const shape = orderShape.parse(body)
  const orderId = shape.admin_graphql_api_id ?? shape.id
  if (orderId === null) return { ok: false, code: 'missing_id', message: 'The order has no readable id.' }
  const warnings: string[] = []
  const order: OrderVersion = {
    id: orderId,
    name: shape.name,
    createdAt: shape.created_at,
    processedAt: shape.processed_at,
    updatedAt: shape.updated_at,
    cancelledAt: shape.cancelled_at,
    financialStatus: shape.financial_status?.toLowerCase() ?? null,
    test: shape.test,
    sourceName: shape.source_name,
    appId: shape.app_id,
    taxesIncluded: shape.taxes_included,
    customerId: shape.customer.admin_graphql_api_id ?? shape.customer.id,
    country: readCountry(shape),
    buyerHash: readBuyer(shape, hashBuyer),
    tags: (shape.tags ?? '').split(',').flatMap((tag) => tag.trim() || []),
    paymentTerms: shape.payment_terms,
    lines: shape.line_items.map((line, index) => readLine(line, index, warnings)),
    shippingLines: shape.shipping_lines.map((line, index) => readShippingLine(line, index, warnings)),
    refunds: readRefunds(shape, orderId, warnings),
    ...readEvidence(shape, arrivalNames),
    ...readDiscounts(shape),
    ...readCurrencies(shape, warnings),
    ...readTotals(shape, warnings),
  }
  return { ok: true, order, warnings }
}

function readCountry(shape: Shape): string | null {
  const codes = [shape.shipping_address.country_code, shape.billing_address.country_code]
  return codes.map((code) => code?.trim().toUpperCase() ?? '').find((code) => /^[A-Z]{2}$/.test(code)) ?? null
}

/** The address goes into the hash and nowhere else. */
function readBuyer(shape: Shape, hashBuyer: HashBuyer): string | null {
  const addresses = [shape.email, shape.contact_email, shape.customer.email]
  const email = addresses
    .map((address) => address?.trim().toLowerCase() ?? '')
    .find((address) => address !== '')
  return hashBuyer === null || email === undefined ? null : hashBuyer(email)
}

function readEvidence(shape: Shape, arrivalNames: readonly string[]) {
  const landing = keepLandingSite(shape.landing_site)
  return {
    cartToken: shape.cart_token,
    checkoutToken: shape.checkout_token,
    landingSite: landing.site,
    landingSiteCut: landing.cut,
    referringSite: keepReferrer(shape.referring_site),
    noteAttributes: keepEvidence(shape.note_attributes, arrivalNames),
  }
}

function readDiscounts(shape: Shape) {
  return {
    discountApplications: shape.discount_applications.map(({ type, target_type, code }) => ({
      type: type ?? 'unknown',
      targetType: target_type,
      code,
    })),
    discountCodes: shape.discount_codes.flatMap(({ code, amount, type }) =>
      code === null ? [] : [{ code, amount, type }],
    ),
  }
}

function readCurrencies(shape: Shape, warnings: string[]) {
  const { shop_money: shop, presentment_money: presentment } = shape.total_price_set
  const currency = shape.currency ?? shop.currency_code
  if (currency === null) warnings.push('the order names no currency')
  const presentmentCurrency = shape.presentment_currency ?? presentment.currency_code
  return {
    currency: currency?.toUpperCase() ?? 'XXX',
    presentmentCurrency: presentmentCurrency?.toUpperCase() ?? null,
  }
}

function readRefunds(shape: Shape, orderId: string, warnings: string[]): OrderRefund[] {
  return shape.refunds.flatMap((refundShape) => {
    const refund = toRefund(refundShape, orderId, warnings)
    if (refund === null) warnings.push('a refund without a readable id was left out')
    return refund ?? []
  })
}

function readTotals(shape: Shape, warnings: string[]) {
  const total = (name: string, [set, scalar]: Pair): string | null => {
    const inSet = set.shop_money.amount
    if (inSet !== null && scalar !== null && !sameAmount(inSet, scalar))
      warnings.push(`${name} is ${scalar}, its set says ${inSet}: the set counts`)
    return inSet ?? scalar
  }
  const totalPrice = total('total_price', [shape.total_price_set, shape.total_price])
  if (totalPrice === null) warnings.push('total_price is missing or no decimal')
  return {
    totalLineItemsPrice: total('total_line_items_price', [
      shape.total_line_items_price_set,
      shape.total_line_items_price,
    ]),
    subtotalPrice: total('subtotal_price', [shape.subtotal_price_set, shape.subtotal_price]),
    currentSubtotalPrice: total('current_subtotal_price', [
      shape.current_subtotal_price_set,
      shape.current_subtotal_price,
    ]),
    totalDiscounts: total('total_discounts', [shape.total_discounts_set, shape.total_discounts]),
    totalTax: total('total_tax', [shape.total_tax_set, shape.total_tax]),
    totalPrice,
    totalPricePresentment: shape.total_price_set.presentment_money.amount,
    currentTotalPrice: total('current_total_price', [
      shape.current_total_price_set,
      shape.current_total_price,
    ]),
    totalTip: shape.total_tip_received,
  }
}

function sameAmount(a: string, b: string): boolean {
  const [left, right] = [readDecimal(a), readDecimal(b)]
  return left.n * right.d === right.n * left.d
}
