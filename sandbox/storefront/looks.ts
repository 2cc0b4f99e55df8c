// The frames of the shop's pages: a small shop with looks of its own, so that nobody takes it for the app.
import { html, raw } from '../web/html.ts'
import type { Html } from '../web/html.ts'
import { formatMinor } from '#app/money/decimal.ts'
import { CSS } from './css.ts'
import { itemCount } from './cart.ts'
import { SHOP_NAME } from './catalog.ts'
import { themeHead } from './theme-head.ts'
import type { Theme, ThemePage } from './theme.ts'

/** A page of the theme. */
export function themeFrame(theme: Theme, { title, section }: ThemePage): Html {
  const { root, cart, customerId, shop, designMode } = theme
  const account =
    customerId === null
      ? html`<a href="${root}account/login">Sign in</a>`
      : html`<form method="post" action="${root}account/logout"><button class="link">Sign out</button></form>`
  return html`<!doctype html>
    <html lang="en">
      <head>
        ${headOf(title)}${themeHead(theme)}
        <script src="/cdn/theme/theme.js" defer></script>
      </head>
      <body>
        <header>
          <div class="wrap">
            <a class="logo" href="${root}">${SHOP_NAME}</a>
            <nav>
              <a href="${root}products/stoneware-mug">Mugs</a>${account}<a href="${root}cart"
                >Cart<span class="count" id="cart-count">${itemCount(cart)}</span></a
              >
            </nav>
          </div>
        </header>
        <div id="cart-added" role="status" hidden>
          <div class="wrap">
            Added to your cart. <a href="${root}cart">View the cart</a>
            <a class="button" href="${root}checkout">Check out</a>
          </div>
        </div>
        <div id="shopify-section-main" class="shopify-section">${section}</div>
        <footer>
          <div class="wrap">
            <p>
              ${SHOP_NAME} is invented and sells nothing. It is the storefront of the Throughline sandbox.
              ${MARKETS}
            </p>
            ${
              shop.settings.consentRequired &&
              html`<button class="quiet" type="button" id="consent-change">Cookie preferences</button>`
            }
            <a href="/sandbox">Storefront settings</a>
          </div>
        </footer>
        ${shop.settings.consentRequired && CONSENT_BANNER} ${designMode && THEME_EDITOR}
      </body>
    </html>`
}

/** A page that is not the theme's: checkout and what follows it. No embeds, as on Shopify. */
export function checkoutFrame(title: string, body: Html, head: Html | null = null): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        ${headOf(title)}${head}
      </head>
      <body>
        <header>
          <div class="wrap">
            <a class="logo" href="/">${SHOP_NAME}</a>
            <nav><a href="/cart">Cart</a></nav>
          </div>
        </header>
        ${body}
      </body>
    </html>`
}

function headOf(title: string): Html {
  return html`<meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title} · ${SHOP_NAME}</title>
    <link rel="icon" href="data:," />
    <style>
      ${raw(CSS)}
    </style>`
}

const MARKETS = html`Also in <a href="/">the United States</a> and in <a href="/en-ca/">Canada</a>.`

const CONSENT_BANNER = html`<div id="consent-banner" role="dialog" aria-label="Cookies" hidden>
    <p>May we keep in mind which page sent you here, and count visits?</p>
    <button type="button" id="consent-accept">Accept</button>
    <button type="button" class="second" id="consent-decline">Decline</button>
  </div>
  <script src="/cdn/theme/consent-banner.js" defer></script>`

const THEME_EDITOR = html`<div id="theme-editor">
    <span>Theme editor</span> <button type="button" id="reload-section">Reload the section</button>
  </div>
  <script src="/cdn/theme/theme-editor.js" defer></script>`

/** An amount as the shop shows it: `$24.00`. */
export function priceText(minor: bigint, currency: string): string {
  const text = formatMinor(minor, currency)
  return currency === 'USD' ? `$${text}` : `${text} ${currency}`
}
