// The allow-list: every field of an order webhook that we may look at, by Shopify's names. What is not named here
// (name, phone, addresses but for their country, notes, IP, user agent) does not get past the parser. The e-mail addresses
// are looked at only to be hashed. Read by parse-order.ts.
import { count, decimal, flag, gid, id, list, moneySet, nameValue, present, record, text } from './fields.ts'
import { refundShape } from './order-refund.ts'

const allocations = list(record({ amount: decimal, amount_set: moneySet, discount_application_index: count }))
const taxLines = list(record({ price: decimal, price_set: moneySet }))

export const lineShape = record({
  id,
  // As text, so that a broken quantity can be told from an absent one.
  quantity: text,
  current_quantity: count,
  price: decimal,
  price_set: moneySet,
  product_id: id,
  variant_id: id,
  sku: text,
  vendor: text,
  gift_card: flag,
  taxable: flag,
  tip_payment_gateway: present,
  tip_payment_method: present,
  properties: list(nameValue),
  discount_allocations: allocations,
  tax_lines: taxLines,
  selling_plan_id: id,
  selling_plan_allocation: record({ selling_plan_id: id, selling_plan: record({ id }) }),
})

export const shippingShape = record({
  id,
  price: decimal,
  price_set: moneySet,
  discounted_price: decimal,
  discounted_price_set: moneySet,
  current_discounted_price_set: moneySet,
  is_removed: flag,
  discount_allocations: allocations,
  tax_lines: taxLines,
})

export const orderShape = record({
  id,
  admin_graphql_api_id: gid,
  name: text,
  created_at: text,
  processed_at: text,
  updated_at: text,
  cancelled_at: text,
  financial_status: text,
  test: flag,
  source_name: text,
  app_id: id,
  currency: text,
  presentment_currency: text,
  taxes_included: flag,
  customer: record({ id, admin_graphql_api_id: gid, email: text }),
  email: text,
  contact_email: text,
  shipping_address: record({ country_code: text }),
  billing_address: record({ country_code: text }),
  cart_token: text,
  checkout_token: text,
  landing_site: text,
  referring_site: text,
  note_attributes: list(nameValue),
  tags: text,
  payment_terms: present,
  line_items: list(lineShape),
  shipping_lines: list(shippingShape),
  discount_applications: list(record({ type: text, target_type: text, code: text })),
  discount_codes: list(record({ code: text, amount: decimal, type: text })),
  refunds: list(refundShape),
  total_line_items_price: decimal,
  total_line_items_price_set: moneySet,
  subtotal_price: decimal,
  subtotal_price_set: moneySet,
  current_subtotal_price: decimal,
  current_subtotal_price_set: moneySet,
  total_discounts: decimal,
  total_discounts_set: moneySet,
  total_tax: decimal,
  total_tax_set: moneySet,
  total_price: decimal,
  total_price_set: moneySet,
  current_total_price: decimal,
  current_total_price_set: moneySet,
  total_tip_received: decimal,
})
