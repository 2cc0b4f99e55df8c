// The admin around the embedded app: a bar on top, navigation at the left, the app in a frame.
import { html, raw, scriptValue } from '../web/html.ts'
import type { Html } from '../web/html.ts'
import { page } from '../web/page.ts'
import { shopHandle } from './launch.ts'
import { PICKER, PICKER_CSS, PICKER_SCRIPT } from './resource-picker.ts'
import { signInForm } from './sign-in-form.ts'
import type { SignedIn } from './staff.ts'

export type Frame = {
  src: string
  appOrigin: string
  shopDomain: string
  shopName: string
  apiKey: string
  storefrontUrl: string
  signedIn: SignedIn
}

const CSS = `
html,body{height:100%}body{display:grid;grid-template:52px minmax(0,1fr)/236px minmax(0,1fr);background:#1a1a1a;font-size:14px}
.bar{grid-column:1/-1;display:flex;align-items:center;gap:16px;color:#e3e3e3;padding:0 16px}.bar b{color:#fff}.bar .store{margin-left:auto;background:#303030;border-radius:9px;padding:5px 12px}
.bar #menu{display:none;background:#303030;color:#fff;border:0;padding:6px 10px}.side{background:#ebebeb;border-top-left-radius:12px;padding:12px;overflow:auto}
.side a{display:flex;gap:10px;align-items:center;color:#303030;padding:6px 10px;border-radius:8px;font-weight:550}.side a:hover{background:#f1f1f1;text-decoration:none}.side a.on{background:#fafafa}
.side a svg{width:18px;height:18px;flex:none}.side .sub a{font-weight:450;padding-left:38px;color:#4a4a4a}.side .sign-in{display:grid;gap:8px;margin:22px 10px 0;font-size:12px;color:#4a4a4a}.side .sign-in select{width:100%}.side h3{font-size:12px;font-weight:550;color:#6a6a6a;margin:16px 10px 4px}
.stage{background:#f1f1f1;border-top-right-radius:12px;display:flex;flex-direction:column;min-width:0;position:relative}
.head{display:flex;align-items:center;gap:10px;padding:10px 18px;border-bottom:1px solid #e0e0e0;background:#f6f6f6;border-top-right-radius:12px;min-height:50px}
.head b{margin-right:auto;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.logo{width:22px;height:22px;border-radius:6px;background:#2f5fd0;color:#fff;display:grid;place-items:center;font-weight:700;font-size:13px;flex:none}
iframe{border:0;flex:1;width:100%;background:#f1f1f1}#save{position:absolute;inset:-52px 0 auto 0;height:52px;background:#303030;color:#fff;display:flex;align-items:center;gap:8px;padding:0 16px;z-index:3}
#save span{margin-right:auto}#save[hidden]{display:none}#toast{position:fixed;left:50%;bottom:28px;transform:translateX(-50%);background:#1a1a1a;color:#fff;border-radius:10px;padding:9px 16px;box-shadow:0 6px 24px #0004;z-index:9}
#toast.bad{background:#8e1f0b}#toast button{margin-left:14px;padding:3px 10px;background:#303030;color:#fff;border:1px solid #6a6a6a}#toast[hidden]{display:none}#loading{position:absolute;left:0;top:0;height:3px;width:35%;background:#2f5fd0;z-index:4}#loading[hidden]{display:none}
@media(prefers-reduced-motion:no-preference){#loading{animation:go 1s linear infinite}@keyframes go{from{left:-35%}to{left:100%}}}
@media(max-width:800px){body{grid-template-columns:minmax(0,1fr)}.side{display:none;position:fixed;z-index:5;inset:52px 22% 0 0;box-shadow:0 0 40px #0006}.side.open{display:block}.bar #menu{display:block}.stage,.head{border-top-left-radius:12px}.bar .wide{display:none}}`

const ICONS = {
  home: 'M3 9l6-5 6 5v6H3z',
  orders: 'M4 3h10v12l-2-1-2 1-2-1-2 1-2-1zM6 7h6M6 10h6',
  flow: 'M2 9h4l2-5 3 10 2-5h3',
  store: 'M3 7l1-4h10l1 4M3 7v8h12V7M7 15v-4h4v4',
}

export function framePage(frame: Frame): Html {
  const base = `/store/${shopHandle(frame.shopDomain)}/apps/${frame.apiKey}`
  return page({
    title: `Throughline · ${frame.shopName}`,
    css: CSS + PICKER_CSS,
    body: html`<div class="bar">
        <button id="menu" type="button" aria-label="Menu">☰</button><b>Admin</b>
        <span class="wide">a stand-in for Shopify, on this machine</span>
        <span class="store">${frame.shopName}</span>
      </div>
      <nav class="side" aria-label="Admin">
        ${item('/', 'Sandbox', ICONS.home)} ${item('/orders', 'Orders', ICONS.orders)}
        ${item('/flow', 'Live flow', ICONS.flow)} ${item(frame.storefrontUrl, 'Online store', ICONS.store)}
        <h3>Apps</h3>
        <a class="on" href="${base}"><span class="logo">T</span>Throughline</a>
        <div class="sub" id="nav"></div>
        ${signInForm(frame.signedIn)}
      </nav>
      <section class="stage">
        <div id="save" hidden>
          <span>Unsaved changes</span><button id="discard" type="button">Discard</button>
          <button id="keep" type="button" class="primary">Save</button>
        </div>
        <div id="loading" hidden></div>
        <div class="head">
          <span class="logo">T</span><b id="title">Throughline</b><span id="actions" class="row"></span>
        </div>
        <iframe id="app" title="Throughline" src="${frame.src}" allow="clipboard-write"></iframe>
      </section>
      <div id="toast" role="status" hidden></div>
      ${PICKER}
      <script>
        const FRAME = ${scriptValue({ origin: frame.appOrigin, base, handle: shopHandle(frame.shopDomain) })}
        ${raw(SCRIPT + PICKER_SCRIPT)}
      </script>`,
  })
}

function item(href: string, label: string, icon: string): Html {
  return html`<a href="${href}"
    ><svg viewBox="0 0 18 18" fill="none" stroke="currentColor" stroke-width="1.5" aria-hidden="true">
      <path d="${icon}" /></svg
    >${label}</a
  >`
}

const SCRIPT = `
const $ = (id) => document.getElementById(id), frame = $('app')
const down = (kind, data) => frame.contentWindow.postMessage({ bridge: 'sandbox', kind, ...data }, FRAME.origin)
const PASSED = ['embedded', 'hmac', 'host', 'id_token', 'locale', 'session', 'shop', 'timestamp']
let items = [], at = '', toast = null, toastTimer
async function give(n, path, name) {
  let answer = null
  try { answer = (await (await fetch('/store/' + FRAME.handle + '/' + path, { method: 'POST' })).json())[name] } catch {}
  down('answer', { n, answer })
}
function drawNav() {
  $('nav').replaceChildren(...items.filter((i) => !i.home).map((i) => {
    const a = document.createElement('a'); a.textContent = i.label; a.href = FRAME.base + i.href
    const path = i.href.split('?')[0]; if (at === path || at.startsWith(path + '/')) a.className = 'on'
    a.onclick = (e) => { e.preventDefault(); document.querySelector('.side').classList.remove('open'); down('navigate', { href: i.href }) }
    return a
  }))
}
function endToast(how) {
  if (toast === null) return
  clearTimeout(toastTimer); $('toast').hidden = true
  const id = toast; toast = null; down(how, { id })
}
function follow(path) {
  const url = new URL(path, location.origin); PASSED.forEach((name) => url.searchParams.delete(name)); at = url.pathname
  history.replaceState(null, '', FRAME.base + url.pathname + url.search); drawNav()
}
const hear = {
  'id-token': ({ n }) => give(n, 'session-token', 'token'),
  extensions: ({ n }) => give(n, 'extensions', 'extensions'),
  picker: (m) => pick(m),
  nav: (m) => { items = m.items.filter((i) => typeof i.href === 'string' && i.href.startsWith('/')); drawNav() },
  path: ({ path }) => follow(path),
  loading: ({ on }) => { $('loading').hidden = !on },
  'save-bar': ({ visible }) => { $('save').hidden = !visible },
  title(m) {
    $('title').textContent = m.title || 'Throughline'
    $('actions').replaceChildren(...m.buttons.map((b, index) => {
      const e = document.createElement('button'); e.textContent = b.label; e.disabled = b.disabled; if (b.primary) e.className = 'primary'
      e.onclick = () => down('press', { index }); return e
    }))
  },
  toast({ id, message, error, action, durationMs }) {
    endToast('toast-gone')
    const t = $('toast'); t.textContent = message; t.className = error ? 'bad' : ''; t.hidden = false
    if (action) { const b = document.createElement('button'); b.textContent = action; b.onclick = () => endToast('toast-action'); t.append(b) }
    toast = id; toastTimer = setTimeout(() => endToast('toast-gone'), durationMs)
  },
  'toast-hide'({ id }) { if (toast === id) endToast('toast-gone') },
}
addEventListener('message', (event) => {
  if (event.origin !== FRAME.origin || event.source !== frame.contentWindow || !event.data || event.data.bridge !== 'sandbox') return
  if (Object.hasOwn(hear, event.data.kind)) hear[event.data.kind](event.data)
})
$('keep').onclick = () => down('save'); $('discard').onclick = () => down('discard')
$('menu').onclick = () => document.querySelector('.side').classList.toggle('open')`
