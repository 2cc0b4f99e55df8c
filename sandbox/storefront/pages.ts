// The shop's pages: home, product, cart, checkout, thank you. They work without scripts.
import { html, raw } from '../web/html.ts'
import type { Html } from '../web/html.ts'
import { minorOf } from '../shopify/order.ts'
import type { Order } from '../shopify/order.ts'
import { cartTotal, itemCount, linePrice } from './cart.ts'
import type { Cart } from './cart.ts'
import { findByVariant, PRODUCTS } from './catalog.ts'
import type { Product } from './catalog.ts'
import { priceText, shopPage } from './looks.ts'
import { picture } from './pictures.ts'

export function homePage(cart: Cart, currency: string): Html {
  return shopPage(
    'Things for a quiet house',
    itemCount(cart),
    html`<section class="hero">
        <div class="wrap">
          <h1>Things for a quiet house</h1>
          <p>Mugs, wool, wax and wood from a handful of small workshops.</p>
        </div>
      </section>
      <main class="wrap">
        <div class="goods">
          ${PRODUCTS.map(
            (product) =>
              html`<a href="/products/${product.handle}"
                >${picture(product.handle)}<b>${product.title}</b
                ><span class="soft price">${priceText(product.priceMinor, currency)}</span></a
              >`,
          )}
        </div>
      </main>`,
  )
}

export function productPage(product: Product, cart: Cart, currency: string): Html {
  return shopPage(
    product.title,
    itemCount(cart),
    html`<main class="wrap product">
      <div>${picture(product.handle)}</div>
      <div>
        <h1>${product.title}</h1>
        <p class="price" style="font-size:20px">${priceText(product.priceMinor, currency)}</p>
        <p>${product.about}</p>
        <form method="post" action="/cart/add" data-type="add-to-cart-form">
          <input type="hidden" name="id" value="${product.variantId}" />
          <label>Quantity<br /><input type="number" name="quantity" value="1" min="1" max="99" /></label>
          <button>Add to cart</button>
        </form>
        <p class="soft" style="margin-top:22px;font-size:14px">Item ${product.sku}. Ships in two days.</p>
      </div>
    </main>`,
  )
}

export function cartPage(cart: Cart, currency: string): Html {
  const filled = html`<main class="wrap columns">
    <div>
      <h1>Cart</h1>
      ${cart.lines.map((line, i) => cartLine(line, i, currency))}
    </div>
    <div class="box">
      <h2>Summary</h2>
      <div class="sum">
        <span>Subtotal</span><span class="price">${priceText(cartTotal(cart), currency)}</span>
      </div>
      <p class="soft" style="font-size:14px">Shipping, tax and discounts come at checkout.</p>
      <a class="button wide" href="/checkout">Check out</a>
    </div>
  </main>`
  const empty = html`<main class="wrap" style="padding-top:60px;text-align:center">
    <h1>Your cart is empty</h1>
    <p><a class="button" href="/">Look around</a></p>
  </main>`
  return shopPage('Cart', itemCount(cart), cart.lines.length > 0 ? filled : empty)
}

function cartLine(line: Cart['lines'][number], index: number, currency: string): Html {
  const product = findByVariant(line.variantId)!
  return html`<div class="line">
    <a href="/products/${product.handle}">${picture(product.handle)}</a>
    <div>
      <b>${product.title}</b>
      <form method="post" action="/cart/change" class="soft">
        ${line.quantity} × ${priceText(product.priceMinor, currency)}
        <input type="hidden" name="line" value="${index + 1}" /><input
          type="hidden"
          name="quantity"
          value="0"
        />
        <button class="quiet">Remove</button>
      </form>
    </div>
    <span class="price">${priceText(linePrice(line), currency)}</span>
  </div>`
}

/** @param trouble what was wrong with the last try */
export function checkoutPage(cart: Cart, currency: string, trouble?: string): Html {
  return shopPage(
    'Checkout',
    itemCount(cart),
    html`<main class="wrap columns">
      <form method="post" action="/checkout">
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

export function thankYouPage(order: Order, cart: Cart, adminOrdersUrl: string): Html {
  const { currency } = order
  const amount = (name: string) => priceText(minorOf(String(order[name]), currency), currency)
  const rows = [
    ['Goods, after discounts', amount('subtotal_price')],
    ['Tax', amount('total_tax')],
  ]
  return shopPage(
    'Thank you',
    itemCount(cart),
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
          Landing page: ${order.landing_site ?? raw('none')}
        </p>
      </div>
    </main>`,
  )
}
