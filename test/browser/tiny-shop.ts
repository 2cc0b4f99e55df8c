// A shop of a hundred lines for the storefront scripts alone: one page, a cart that merges attributes as Shopify's does, an
// app proxy that answers as it is told, and a customer privacy API. Every request is written down.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface TinyLine {
  /** Made of the properties, as Shopify's is: another one after they change. */
  key: string
  quantity: number
  properties: Record<string, unknown> | null
}

export interface TinyShop {
  origin: string
  /** What the visitor's region and banner say; `missing` is a page on which the API never loads. */
  privacy: 'allowed' | 'undecided' | 'missing'
  /** `breaks`: as when a blocker kills the request. */
  proxy: 'answers' | 'refuses' | 'breaks'
  config: unknown
  customer: boolean
  /** The cart of the one visitor. */
  attributes: Record<string, string>
  lines: TinyLine[]
  /** Key of a line that cannot be changed: of a product that has sold out meanwhile. */
  stuck: string
  /** The cart's token; a purchase changes it. */
  token: string
  /** `METHOD /path?query` of every request but pages and assets. */
  requests: string[]
  /** Bodies of what forms posted. */
  posted: string[]
  close(): Promise<void>
}

const ASSETS = new URL('../../extensions/click-capture/assets/', import.meta.url)
const HEADLESS = new URL('../../public/capture.js', import.meta.url)
const clickId = (n: number) => `0199a000-0000-7000-8000-${String(n).padStart(12, '0')}`

export async function startTinyShop(): Promise<TinyShop> {
  let clicks = 0
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', shop.origin)
    const path = url.pathname.replace(/^\/en-ca\//, '/')
    const send = (type: string, body: string, status = 200) =>
      response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(body)
    const json = (value: unknown) => send('application/json', JSON.stringify(value))
    if (path === '/capture.js') return send('text/javascript', readFileSync(HEADLESS, 'utf8'))
    if (path.startsWith('/assets/'))
      return send('text/javascript', readFileSync(new URL(path.slice(8), ASSETS), 'utf8'))
    if (path.startsWith('/cart/') || path === '/cart.js' || /^\/(?:apps|api)\//.test(path))
      shop.requests.push(`${request.method} ${url.pathname}${url.search}`)
    let body = ''
    request.on('data', (part: Buffer) => (body += String(part)))
    request.on('end', () => {
      if (/\/click(?:\/|$)/.test(path)) {
        if (shop.proxy === 'breaks') return response.destroy()
        return json({ click_id: shop.proxy === 'refuses' ? null : clickId(++clicks) })
      }
      if (path.startsWith('/apps/') || path.startsWith('/api/seen')) return send('text/plain', '', 200)
      if (path.startsWith('/api/')) return json(shop.config)
      if (path === '/cart/update.js')
        Object.assign(shop.attributes, (JSON.parse(body) as { attributes?: object }).attributes)
      if (path === '/cart/change.js' && body !== '' && !changeLine(shop, JSON.parse(body) as LineChange))
        return send('application/json', '{}', 422)
      if (path.startsWith('/cart/') || path === '/cart.js') {
        if (!path.endsWith('.js')) shop.posted.push(body)
        response.setHeader('Set-Cookie', `cart=${shop.token}%3Fkey%3Dsecret; Path=/; SameSite=Lax`)
        const { __click_id: _hidden, ...attributes } = shop.attributes
        if (path.endsWith('.js'))
          return json({ token: `${shop.token}?key=secret`, attributes, items: shop.lines })
      }
      if (path === '/cart' && request.method === 'POST') shop.posted.push(body)
      send('text/html', page(shop, url.pathname.startsWith('/en-ca/') ? '/en-ca/' : '/', path))
    })
  })
  const shop: TinyShop = {
    origin: '',
    privacy: 'allowed',
    proxy: 'answers',
    config: { v: 1, proxy: '/apps/throughline', days: 30, arrivals: ['awc'] },
    customer: false,
    attributes: {},
    lines: [],
    stuck: '',
    token: 'cart1',
    requests: [],
    posted: [],
    close: () => new Promise((done) => server.close(() => done())),
  }
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  shop.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return shop
}

interface LineChange {
  id: string
  quantity: number
  properties: Record<string, unknown>
}

/** What is sent takes the place of all of the line's properties. @returns whether there is such a line to change */
function changeLine({ lines, stuck }: TinyShop, { id, quantity, properties }: LineChange): boolean {
  const line = lines.find(({ key }) => key === id)
  if (!line || id === stuck) return false
  Object.assign(line, { key: `${id.split(':')[0]}:${JSON.stringify(properties)}`, quantity, properties })
  return true
}

function page(shop: TinyShop, root: string, path: string): string {
  const config = JSON.stringify(shop.config).replaceAll('"', '&quot;')
  const allowed = shop.privacy === 'allowed'
  const privacy = `
    const load = (features, done) => setTimeout(() => {
      const said = () => { try { return localStorage.consent } catch {} }
      Shopify.customerPrivacy = { marketingAllowed: () => (said() || '${allowed}') === 'true' }
      done()
    })
    window.decide = (marketingAllowed) => {
      localStorage.consent = marketingAllowed
      document.dispatchEvent(new CustomEvent('visitorConsentCollected', { detail: { marketingAllowed } }))
    }
    addEventListener('DOMContentLoaded', () => { Shopify.loadFeatures = load })`
  const scripts =
    path === '/headless'
      ? `<script type="module">import { createCapture } from '/capture.js'; window.createCapture = createCapture</script>`
      : `<script async src="/assets/click-capture.js" data-config="${config}" data-carry="/assets/click-carry.js"
          ${shop.customer ? 'data-customer="1"' : ''} data-forms="1"></script>`
  return `<!doctype html><title>Shop</title><link rel="icon" href="data:,">
    <script>window.Shopify = { routes: { root: '${root}' } }; ${shop.privacy === 'missing' ? '' : privacy}</script>
    ${scripts}
    <form id="add" method="post" action="${root}cart/add"><input name="id" value="1"><button>Add</button></form>
    <form id="cart" method="post" action="${root}cart"><button name="checkout">Check out</button></form>
    <a id="away" href="/plain">Elsewhere</a>`
}
