// The shop's home page and its product pages. A product can be bought in all the ways in which themes sell it.
import { html } from '../web/html.ts'
import { PRODUCTS } from './catalog.ts'
import type { Product } from './catalog.ts'
import { priceText } from './looks.ts'
import { picture } from './pictures.ts'
import type { Theme, ThemePage } from './theme.ts'

export function homePage({ root, shop }: Theme): ThemePage {
  return {
    title: 'Things for a quiet house',
    section: html`<section class="hero">
        <div class="wrap">
          <h1>Things for a quiet house</h1>
          <p>Mugs, wool, wax and wood from a handful of small workshops.</p>
        </div>
      </section>
      <main class="wrap">
        <div class="goods">
          ${PRODUCTS.map(
            (product) =>
              html`<a href="${root}products/${product.handle}"
                >${picture(product.handle)}<b>${product.title}</b
                ><span class="soft price">${priceText(product.priceMinor, shop.currency)}</span></a
              >`,
          )}
        </div>
      </main>`,
  }
}

export function productPage(product: Product, { root, shop }: Theme): ThemePage {
  const variant = html`<input type="hidden" name="id" value="${product.variantId}" />`
  return {
    title: product.title,
    section: html`<main class="wrap product">
      <div>${picture(product.handle)}</div>
      <div>
        <h1>${product.title}</h1>
        <p class="price" style="font-size:20px">${priceText(product.priceMinor, shop.currency)}</p>
        <p>${product.about}</p>
        <form method="post" action="${root}cart/add" id="product-form" data-type="add-to-cart-form">
          ${variant}
          <label>Quantity<br /><input type="number" name="quantity" value="1" min="1" max="99" /></label>
          <div class="ways">
            <button type="submit" name="add" id="add-fetch">Add to cart</button>
            <div class="shopify-payment-button" data-shopify="payment-button">
              <button type="button" class="second shopify-payment-button__button" id="buy-now">
                Buy it now
              </button>
            </div>
          </div>
          <div class="other">
            <p class="soft" style="font-size:14px">Other themes add differently. Try it here:</p>
            <div class="ways">
              <button type="button" class="second" id="add-xhr">Add by XMLHttpRequest</button>
            </div>
          </div>
        </form>
        <form method="post" action="${root}cart/add" id="product-form-plain" style="margin-top:10px">
          ${variant}<input type="hidden" name="quantity" value="1" />
          <div class="ways">
            <button type="submit" name="add" class="second" id="add-plain">Add with a page load</button>
          </div>
        </form>
        <p class="soft" style="margin-top:22px;font-size:14px">Item ${product.sku}. Ships in two days.</p>
      </div>
    </main>`,
  }
}
