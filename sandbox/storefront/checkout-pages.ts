// The checkout and the thank-you page. They are Shopify's, not the theme's: no app embed runs on them.
import { html } from '../web/html.ts'
import type { Html } from '../web/html.ts'
import { minorOf } from '../shopify/order.ts'
import type { Order } from '../shopify/order.ts'
import { cartTotal, linePrice } from './cart.ts'
import { findByVariant } from './catalog.ts'
import type { Checkout } from './checkouts.ts'
import { checkoutFrame, priceText } from './looks.ts'
import { picture } from './pictures.ts'

/** @param trouble what was wrong with the last try */
export function checkoutPage({ token, cart }: Checkout, currency: string, trouble?: string): Html {
  return checkoutFrame(
    'Checkout',
    html`<main class="wrap columns">
      <form method="post" action="/checkouts/cn/${token}">
        <h1>Checkout</h1>
        ${trouble !== undefined && html`<p class="trouble" role="alert">${trouble}</p>`}
        <div class="box">
          <h2>Discount</h2>
          <label>
            Discount code
            <input type="text" name="discount" value="${cart.discountCodes.join(', ')}" autocomplete="off" />
          </label>
          <p class="soft" style="font-size:14px;margin:0">PARTNER20, WELCOME10 and FREESHIP work here.</p>
        </div>
        <div class="box">
          <h2>Payment</h2>
          <p class="soft">A pretended gateway: no card is asked for, and nothing is charged.</p>
          <label class="tick"><input type="radio" name="paid" value="true" checked /> Pay now</label>
          <label class="tick"
            ><input type="radio" name="paid" value="false" /> Pay later (the order stays pending)</label
          >
          <label class="tick"><input type="checkbox" name="test" value="true" /> Mark as a test order</label>
        </div>
        <button class="wide">Place the order</button>
      </form>
      <div class="box">
        <h2>Your order</h2>
        ${cart.lines.map((line) => {
          const product = findByVariant(line.variantId)!
          return html`<div class="line">
            ${picture(product.handle)}<span>${product.title} × ${line.quantity}</span
            ><span class="price">${priceText(linePrice(line), currency)}</span>
          </div>`
        })}
        <div class="sum total">
          <span>Subtotal</span><span class="price">${priceText(cartTotal(cart), currency)}</span>
        </div>
        <p class="soft" style="font-size:14px;margin:6px 0 0">5.00 shipping and 8% tax are added.</p>
      </div>
    </main>`,
  )
}

/** @param pixel what runs the app's pixel on it, and tells how it stands */
export function thankYouPage(order: Order, adminOrdersUrl: string, pixel: { head: Html; body: Html }): Html {
  const { currency } = order
  const amount = (name: string) => priceText(minorOf(String(order[name]), currency), currency)
  const rows = [
    ['Goods, after discounts', amount('subtotal_price')],
    ['Tax', amount('total_tax')],
  ]
  return checkoutFrame(
    'Thank you',
    html`<main class="wrap columns">
      <div>
        <h1>Thank you</h1>
        <p>
          Your order ${order.name} is
          ${order.financial_status === 'paid' ? 'paid' : 'placed and waits for payment'}.
        </p>
        <p>
          <a class="button" href="/">Back to the shop</a> &nbsp;
          <a href="${adminOrdersUrl}">See it in the admin</a>
        </p>
      </div>
      <div class="box">
        <h2>Order ${order.name}</h2>
        ${order.line_items.map(
          (line) =>
            html`<div class="sum">
              <span>${line.title} × ${line.quantity}</span><span>${line.price}</span>
            </div>`,
        )}
        ${order.discount_codes.map(
          ({ code, amount }) =>
            html`<div class="sum soft"><span>Code ${code}</span><span>−${amount}</span></div>`,
        )}
        ${rows.map(([label, value]) => html`<div class="sum soft"><span>${label}</span><span>${value}</span></div>`)}
        <div class="sum total"><span>Total</span><span class="price">${amount('total_price')}</span></div>
        <p class="soft" style="font-size:13px;margin:12px 0 0;overflow-wrap:anywhere">
          Landing page: ${order.landing_site ?? 'none'}
        </p>
        ${pixel.body}
      </div>
    </main>`,
    pixel.head,
  )
}
