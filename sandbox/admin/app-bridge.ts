// The stand-in App Bridge: the script that the app loads instead of Shopify's. It runs in the app's frame and speaks
// with the admin's page around it (frame.ts) by postMessage; both sides check whom they hear.
//   up:   id-token, extensions, picker, toast, toast-hide, nav, title, save-bar, loading, path
//   down: answer, toast-action, toast-gone, navigate, save, discard, press
// What the real one refuses is refused here too, so that nothing works on this machine only: a script that is not the first of its
// page or has no API key, a save bar or modal that is not in the document, a toast that says nothing, a picker of what
// is no resource or with ids that are not global ones.

/** @param adminOrigin whom the script trusts */
export function appBridgeScript(adminOrigin: string): string {
  return `(() => {
'use strict'
if (window.shopify && window.shopify.sandbox) return
const ADMIN = ${JSON.stringify(adminOrigin)}
const script = document.currentScript
const query = new URLSearchParams(location.search)
const meta = document.querySelector('meta[name="shopify-api-key"]')
const remembered = (name) => { const v = query.get(name); try { if (v) sessionStorage.setItem('bridge-' + name, v); return v || sessionStorage.getItem('bridge-' + name) || '' } catch { return v || '' } }
const config = { apiKey: (script && script.dataset.apiKey) || (meta && meta.content) || '', shop: remembered('shop'), host: remembered('host'), locale: query.get('locale') || 'en' }
if (!config.apiKey) throw new Error('App Bridge needs <meta name="shopify-api-key"> in the head of the page')
if (document.querySelector('script') !== script) throw new Error('App Bridge must be the first script of the page')
if (script.async || script.defer || script.type === 'module') throw new Error('App Bridge must be loaded without async, defer or type="module"')
const up = (kind, data) => window.parent.postMessage({ bridge: 'sandbox', kind, ...data }, ADMIN)

// Session tokens and what else the admin knows: one answer for each question.
const waiting = new Map(); let asked = 0
function ask(kind) {
  if (window.parent === window) return Promise.reject(new Error('the app is not inside the admin'))
  return new Promise((resolve, reject) => {
    const n = ++asked
    waiting.set(n, (answer) => { clearTimeout(timer); answer ? resolve(answer) : reject(new Error('the admin gave no ' + kind)) })
    const timer = setTimeout(() => { waiting.delete(n); reject(new Error('the admin did not answer')) }, 10000)
    up(kind, { n })
  })
}
const idToken = () => ask('id-token')

// Requests to the app's own origin carry the token, as they do with the real one.
const plainFetch = window.fetch.bind(window)
window.fetch = async (input, init) => {
  const request = new Request(input, init)
  if (new URL(request.url).origin !== location.origin || request.headers.has('authorization')) return plainFetch(request)
  const token = await idToken().catch(() => null)
  if (token) request.headers.set('authorization', 'Bearer ' + token)
  request.headers.set('x-requested-with', 'XMLHttpRequest')
  return plainFetch(request)
}

// The bounce page: no token in the address, so get one and come back with it.
const reload = query.get('shopify-reload')
if (reload) idToken().then((token) => {
  const url = new URL(reload, location.href)
  if (url.origin !== location.origin) return
  url.searchParams.set('id_token', token); location.replace(url.href)
})

// Save bar: <ui-save-bar id> with two buttons, or a form with data-save-bar.
let bar = null, form = null
const barButtons = (element) => { const all = [...element.querySelectorAll('button')]; const save = all.find((b) => b.getAttribute('variant') === 'primary') || all[0]; return { save, discard: all.find((b) => b !== save) } }
const barState = () => up('save-bar', { visible: bar !== null || form !== null })
const saveBar = {
  show(id) { const shown = document.getElementById(id); if (!shown || shown.localName !== 'ui-save-bar') return Promise.reject(new Error('there is no <ui-save-bar id="' + id + '">')); bar = shown; barState(); if (bar) bar.dispatchEvent(new CustomEvent('show')); return Promise.resolve() },
  hide(id) { const old = document.getElementById(id); if (!bar || bar === old) bar = null; barState(); if (old) old.dispatchEvent(new CustomEvent('hide')); return Promise.resolve() },
  toggle(id) { return bar ? this.hide(id) : this.show(id) },
  leaveConfirmation() { return !bar && !form || confirm('Leave without saving?') ? Promise.resolve() : new Promise(() => {}) },
}
document.addEventListener('input', (e) => { const f = e.target.closest && e.target.closest('form[data-save-bar]'); if (f) { form = f; barState() } })
for (const end of ['submit', 'reset']) document.addEventListener(end, (e) => { if (e.target === form) { form = null; barState() } })
function answerBar(which) {
  if (bar) { const button = barButtons(bar)[which]; if (button) button.click() }
  else if (form) which === 'save' ? form.requestSubmit() : form.reset()
}

// Navigation menu and title bar: the app declares them as elements, the admin shows them.
const linksOf = (menu) => [...menu.querySelectorAll('a, s-link')].map((a) => ({ label: a.textContent.trim(), href: a.getAttribute('href'), home: a.getAttribute('rel') === 'home' }))
let titleButtons = []
// Hidden without touching the document: React compares it with what the server sent.
const hidden = new CSSStyleSheet()
hidden.replaceSync('ui-nav-menu,s-app-nav,ui-title-bar,ui-save-bar{display:none!important}')
document.adoptedStyleSheets = [...document.adoptedStyleSheets, hidden]
function declare() {
  const menu = document.querySelector('ui-nav-menu, s-app-nav')
  if (menu) up('nav', { items: linksOf(menu) })
  const title = document.querySelector('ui-title-bar')
  titleButtons = title ? [...title.querySelectorAll('button')] : []
  up('title', { title: title ? title.getAttribute('title') : null, buttons: titleButtons.map((b) => ({ label: b.textContent.trim(), primary: b.getAttribute('variant') === 'primary', disabled: b.disabled })) })
  if (bar && !bar.isConnected) { bar = null; barState() }
  if (form && !form.isConnected) { form = null; barState() }
}
let declaring = null
const soon = () => { if (!declaring) declaring = setTimeout(() => { declaring = null; declare() }, 30) }
new MutationObserver(soon).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ['href', 'title', 'disabled', 'rel'] })
document.addEventListener('DOMContentLoaded', soon); soon()

/** Lets the app's router go there, by the event that it listens for; a page without one is loaded. */
function navigate(href) {
  const to = new URL(href, location.href).href
  // As the admin: while there is something to save, nobody is led away.
  if (to === location.href || bar || form) return
  const a = document.createElement('a'); a.setAttribute('href', href); a.hidden = true; document.body.append(a)
  routed = false
  a.dispatchEvent(new CustomEvent('shopify:navigate', { bubbles: true }))
  a.remove()
  setTimeout(() => { if (!routed) location.assign(to) }, 5000)
}
let routed = false
const path = () => up('path', { path: location.pathname + location.search })
for (const name of ['pushState', 'replaceState']) {
  const original = history[name].bind(history)
  history[name] = (...rest) => { original(...rest); routed = true; path() }
}
addEventListener('popstate', path); if (!reload) path()

addEventListener('message', (event) => {
  if (event.origin !== ADMIN || event.source !== window.parent || !event.data || event.data.bridge !== 'sandbox') return
  const { kind, n, answer, href, index, id } = event.data
  if (kind === 'answer' && waiting.has(n)) { const take = waiting.get(n); waiting.delete(n); take(answer) }
  if (kind === 'toast-action' || kind === 'toast-gone') endToast(id, kind)
  if (kind === 'navigate' && typeof href === 'string' && new URL(href, location.href).origin === location.origin) navigate(href)
  if (kind === 'save' || kind === 'discard') answerBar(kind)
  if (kind === 'press' && titleButtons[index]) titleButtons[index].click()
})

const toasts = new Map()
function showToast(message, options = {}) {
  if (typeof message !== 'string' || message.trim() === '') throw new TypeError('a toast needs a message')
  const id = String(++asked)
  toasts.set(id, options)
  up('toast', { id, message, error: !!options.isError, action: options.action || null, durationMs: options.duration || 5000 })
  return id
}
/** Its button was pressed, or it is gone. */
function endToast(id, how) {
  const options = toasts.get(id)
  toasts.delete(id)
  if (options && how === 'toast-action' && options.onAction) options.onAction()
  if (options && how === 'toast-gone' && options.onDismiss) options.onDismiss()
}

// Products or collections are chosen in a dialog of the admin (resource-picker.ts): a list of them, or undefined where it was cancelled.
const TYPES = { product: 'Product', collection: 'Collection' }
function pickerProblem({ type, action, multiple, filter, selectionIds }) {
  if (type === 'variant') return 'a picker of variants is not part of the sandbox'
  if (!Object.hasOwn(TYPES, type)) return 'a picker is of type product, variant or collection'
  if (!['add', 'select'].includes(action)) return 'the action of a picker is add or select'
  if (typeof multiple !== 'boolean' && !(Number.isInteger(multiple) && multiple > 0)) return 'multiple is true, false or a number'
  if (Object.keys(filter).some((name) => name !== 'variants')) return 'filters of a picker are not part of the sandbox'
  const gid = new RegExp('^gid://shopify/' + TYPES[type] + '/[0-9]+$')
  if (!Array.isArray(selectionIds) || selectionIds.some((one) => !one || !gid.test(one.id))) return 'selectionIds are { id } with ids such as gid://shopify/' + TYPES[type] + '/1'
  return null
}
function resourcePicker(options) {
  const asking = { action: 'add', multiple: false, filter: {}, query: '', selectionIds: [], ...options }
  const problem = pickerProblem(asking)
  if (problem !== null) return Promise.reject(new TypeError(problem))
  const { type, action, multiple, query, selectionIds } = asking
  return new Promise((resolve, reject) => {
    const n = ++asked
    waiting.set(n, (answer) => {
      if (answer && answer.refused) reject(new Error(answer.refused))
      else resolve(answer ? Object.assign(answer, { selection: [...answer] }) : undefined)
    })
    up('picker', { n, type, action, multiple, query, chosen: selectionIds.map(({ id }) => id) })
  })
}

const refuse = (what) => () => Promise.reject(new Error(what + ' is not part of the sandbox'))
window.shopify = {
  sandbox: true, config, idToken, saveBar,
  ready: Promise.resolve(), environment: { embedded: true, mobile: false, intent: false }, origin: ADMIN,
  toast: { show: showToast, hide(id) { toasts.delete(id); up('toast-hide', { id }) } },
  loading: (on) => up('loading', { on: on !== false }),
  user: () => Promise.resolve({ accountAccess: 'full', locale: 'en' }),
  scopes: { query: () => Promise.resolve({ granted: [], required: [], optional: [] }), request: refuse('scopes.request'), revoke: refuse('scopes.revoke') },
  app: { extensions: () => ask('extensions') },
  // The app's dialogs stand in its own frame.
  modal: { show: refuse('modal.show'), hide: refuse('modal.hide') },
  resourcePicker, reviews: { request: refuse('reviews') }, webVitals: { onReport() {} },
}
})()`
}
