// The page of the shop's settings, and of what the browser and its cart carry at the moment.
import { html } from '../web/html.ts'
import type { Html } from '../web/html.ts'
import { page } from '../web/page.ts'
import type { Link } from '../web/page.ts'
import type { ShopSettings } from '../shopify/shop-settings.ts'
import type { Shop } from '../shopify/state.ts'
import type { Cart } from './cart.ts'
import { findByVariant } from './catalog.ts'

type Switch = { name: keyof ShopSettings; label: string; about: string }
const SWITCHES: readonly Switch[] = [
  { name: 'embed', label: 'App embed', about: 'switched on in the theme' },
  { name: 'buyItNow', label: 'Carry the click through Buy it now', about: "the embed's own setting" },
  {
    name: 'consentRequired',
    label: 'Consent required',
    about: 'visitors are asked before anything is stored',
  },
  { name: 'locked', label: 'Locked', about: 'a password page stands before the shop' },
  { name: 'pixel', label: 'App pixel connected', about: "in the admin's customer events" },
  { name: 'webhooksHeld', label: 'Order webhooks get lost', about: 'made while this is on, never sent' },
]

export function settingsPage(shop: Shop, cart: Cart, links: Link[]): Html {
  return page({
    title: 'Storefront settings',
    links,
    script: SCRIPT,
    body: html`<main>
      <h1>Storefront settings</h1>
      <p class="lead">
        What the merchant of <a href="/">the shop</a> sets in theme and admin. Changes count at once.
      </p>
      <div class="split">
        <form class="card" id="settings">
          ${SWITCHES.map((each) => switchRow(each, shop.settings))}
          <label>
            App proxy prefix
            <input type="text" name="proxyPrefix" value="${shop.settings.proxyPrefix}" spellcheck="false" />
          </label>
          <div class="row">
            <button class="primary">Save</button><span id="said" role="status" class="soft"></span>
          </div>
        </form>
        <div class="card">
          <h2>What the app has set up</h2>
          <p class="soft">Metafields</p>
          ${shop.metafields.map(
            ({ namespace, key, value }) =>
              html`<p><code>${namespace}.${key}</code><br /><code>${value}</code></p>`,
          )}
          ${shop.metafields.length === 0 && html`<p>None yet.</p>`}
          <p class="soft">Web pixel</p>
          <p>${shop.webPixel ? html`<code>${withoutKey(shop.webPixel.settings)}</code>` : 'None yet.'}</p>
        </div>
      </div>
      <div class="card">
        <h2>What this browser carries</h2>
        <div class="scroll">
          <table>
            <tbody>
              ${carried(cart)}
              <tr>
                <td>Cookie tl_click</td>
                <td><code id="cookie">none</code></td>
              </tr>
              <tr>
                <td>localStorage tl_click</td>
                <td><code id="storage">none</code></td>
              </tr>
            </tbody>
          </table>
        </div>
      </div>
    </main>`,
  })
}

function switchRow({ name, label, about }: Switch, settings: ShopSettings): Html {
  return html`<label style="display:flex;gap:10px;align-items:baseline;font-size:15px">
    <input type="checkbox" name="${name}" ${settings[name] === true && 'checked'} style="width:auto" />
    <span>${label} <span class="soft" style="font-weight:400">(${about})</span></span>
  </label>`
}

function carried(cart: Cart): Html[] {
  const row = (what: string, value: string) =>
    html`<tr>
      <td>${what}</td>
      <td><code>${value}</code></td>
    </tr>`
  const attributes = Object.entries(cart.attributes).map(([name, value]) =>
    row(`Cart attribute ${name}`, value),
  )
  const properties = cart.lines.flatMap(({ variantId, properties: of }) =>
    Object.entries(of).map(([name, value]) =>
      row(`${findByVariant(variantId)?.title ?? ''}: ${name}`, value),
    ),
  )
  return [row('Cart', `${cart.token}, ${cart.lines.length} lines`), ...attributes, ...properties]
}

/** The key is what the pixel shows to be believed. It is no secret to a browser, but nobody needs it on a screen. */
function withoutKey(settings: string): string {
  return settings.replace(/("key":")[^"]*/, '$1…')
}

const SCRIPT = `
const form = document.getElementById('settings'), said = document.getElementById('said')
form.addEventListener('submit', async (event) => {
  event.preventDefault()
  const wanted = { proxyPrefix: form.proxyPrefix.value }
  for (const box of form.querySelectorAll('[type=checkbox]')) wanted[box.name] = box.checked
  const answer = await fetch('/sandbox/settings', { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(wanted) })
  said.textContent = answer.ok ? 'Saved.' : (await answer.json()).error
})
const kept = document.cookie.split('; ').find((pair) => pair.startsWith('tl_click='))
if (kept) document.getElementById('cookie').textContent = kept.slice(9)
try { document.getElementById('storage').textContent = localStorage.getItem('tl_click') ?? 'none' } catch {}`
