// The loader: on every page of the storefront, so it does next to nothing. It looks at the address, the cookie and
// localStorage, and fetches the carry script only where there is a click to carry (docs/storefront.md).
import { readArrival } from './arrival.ts'
import { KEY } from './kept-clicks.ts'
import { readSettings, type Throughline } from './settings.ts'

declare global {
  interface Window {
    Throughline?: Throughline
  }
}

function start({ config, carry, customer, forms }: DOMStringMap): void {
  const page: Throughline = {
    errors: 0,
    settings: readSettings(null),
    arrival: null,
    customer: !!customer,
    forms: !!forms,
  }
  window.Throughline = page
  /** @param cost 0 where a browser may forbid what `work` does by its settings: that is no error */
  const attempt = <T>(work: () => T, cost = 0): T | undefined => {
    try {
      return work()
    } catch {
      page.errors += cost
      return undefined
    }
  }

  let isLoaded = false
  const load = () => {
    if (isLoaded) return
    isLoaded = true
    const tag = document.createElement('script')
    tag.src = carry as string
    tag.addEventListener('error', () => page.errors++)
    document.head.append(tag)
  }
  const look = () => {
    if (
      page.arrival ||
      attempt(() => document.cookie.includes(`${KEY}=`)) ||
      attempt(() => localStorage.getItem(KEY))
    )
      load()
  }

  attempt(() => (page.settings = readSettings(JSON.parse(config as string))), 1)
  attempt(() => (page.arrival = readArrival(location.search, page.settings.arrivals)), 1)
  // A page that the browser has only made ready is no visit until the visitor sees it.
  if ((document as { prerendering?: boolean }).prerendering)
    document.addEventListener('prerenderingchange', look)
  else look()
  // Back to a page that was kept as it stood: another page may have kept a click meanwhile.
  addEventListener('pageshow', (event) => event.persisted && look())
  // The browser may have lost the click that the cart still carries: withdrawing consent reaches that one too.
  document.addEventListener('visitorConsentCollected', (event) => {
    const { marketingAllowed } = Object((event as CustomEvent).detail)
    if (marketingAllowed === false && attempt(() => /(^| )cart=/.test(document.cookie))) {
      page.revoked = true
      load()
    }
  })
}

const script = document.currentScript || document.querySelector('script[data-carry]')
if (script && !window.Throughline) start((script as HTMLScriptElement).dataset)
