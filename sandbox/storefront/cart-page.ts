// The cart page, with both ways out of it: the checkout, and a wallet that pays at once.
import { html } from '../web/html.ts'
import type { Html } from '../web/html.ts'
import { cartTotal, linePrice } from './cart.ts'
import type { Cart } from './cart.ts'
import { findByVariant } from './catalog.ts'
import { priceText } from './looks.ts'
import { picture } from './pictures.ts'
import type { Theme, ThemePage } from './theme.ts'

export function cartPage(theme: Theme): ThemePage {
  return { title: 'Cart', section: theme.cart.lines.length > 0 ? filled(theme) : empty(theme) }
}

function filled({ cart, root, shop: { currency } }: Theme): Html {
  return html`<main class="wrap columns">
    <div>
      <h1>Cart</h1>
      ${cart.lines.map((line, i) => cartLine(line, i, root, currency))}
    </div>
    <div class="box">
      <h2>Summary</h2>
      <div class="sum">
        <span>Subtotal</span><span class="price">${priceText(cartTotal(cart), currency)}</span>
      </div>
      <p class="soft" style="font-size:14px">Shipping, tax and discounts come at checkout.</p>
      <form method="post" action="${root}cart" id="cart-form">
        <button type="submit" class="wide" name="checkout" id="checkout">Check out</button>
      </form>
      <p style="margin:10px 0 0">
        <button type="button" class="wide second" id="express-checkout">Express checkout</button>
      </p>
      <p class="soft" style="font-size:14px;margin:12px 0 0">
        Express checkout stands for a wallet: it orders and pays at once, and forgets the cart's attributes.
      </p>
    </div>
  </main>`
}

function empty({ root }: Theme): Html {
  return html`<main class="wrap" style="padding-top:60px;text-align:center">
    <h1>Your cart is empty</h1>
    <p><a class="button" href="${root}">Look around</a></p>
  </main>`
}

function cartLine(line: Cart['lines'][number], index: number, root: string, currency: string): Html {
  const product = findByVariant(line.variantId)!
  return html`<div class="line">
    <a href="${root}products/${product.handle}">${picture(product.handle)}</a>
    <div>
      <b>${product.title}</b>
      <form method="post" action="${root}cart/change" class="soft">
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
