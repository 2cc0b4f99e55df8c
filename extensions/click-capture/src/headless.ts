// The same capture for storefronts that are not a Shopify theme: an ES module without a global, served by the app as
// /capture.js. The page brings its own consent and its own cart; docs/storefront.md has it for Hydrogen and plain HTML.
import { readArrival } from './arrival.ts'
import { askClick, tellSeen } from './ask-click.ts'
import { wantedAttributes, type Attributes } from './cart-words.ts'
import { readSettings, type CaptureSettings } from './settings.ts'
import { openStorage, type Storage } from './storage.ts'
import { isRepeatedView, oneTabAtATime, takeVisit } from './visit.ts'

export interface CaptureOptions {
  /** Origin of the app: `https://throughline.example.com`. */
  endpoint: string
  /** The brand, as it stands in tracking links. */
  brand: string
  /** Whether the visitor allows marketing now. Nothing is kept or sent as long as it answers false. */
  consent(): boolean
  /** Called once with a function to call whenever the answer of `consent` may have changed. */
  onConsentChange?(changed: () => void): void
  cart: {
    /** Merges these into the cart's attributes; the empty string takes one out. */
    setAttributes(attributes: Attributes): unknown
    /** The cart's token, where it has one that the order will carry. */
    token?(): string | null | undefined | Promise<string | null | undefined>
  }
}

export interface Capture {
  /**
   * To call on every page view or change of route, and when the cart is another one: reads the address, and tells the cart
   * where there is news.
   */
  view(): Promise<void>
  /** Tells the cart again, whatever it was told before: for carts that lose attributes, and before the checkout. */
  tellAgain(): Promise<void>
  /** The newest and the first click; null where there is none. */
  clicks(): { newest: string | null; first: string | null }
  /** Errors that were swallowed so far. */
  readonly errors: number
}

const nowSec = () => Math.floor(Date.now() / 1000)

export function createCapture({ endpoint, brand, consent, onConsentChange, cart }: CaptureOptions): Capture {
  const api = (name: string) => `${endpoint.replace(/\/+$/, '')}/api/${name}/${encodeURIComponent(brand)}`
  let settings: CaptureSettings | null = null
  let turn: Promise<unknown> = Promise.resolve()
  let errors = 0
  /** The address whose arrival has been taken: an app that routes by itself shows it more than once. */
  let taken = ''

  const open = (days: number | null): Storage => {
    const opened = openStorage(days, nowSec)
    // An answer may come after consent is withdrawn: then nothing of it is kept.
    return { ...opened, write: (kept) => (consent() ? opened.write(kept) : undefined) }
  }
  let storage = open(null)
  /** One thing at a time; what fails is counted, and the page never hears of it. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = turn.then(work).catch(() => void errors++)
    turn = done
    return done
  }

  async function learn(): Promise<CaptureSettings> {
    const response = await fetch(api('capture')).catch(() => null)
    if (!response?.ok) return readSettings(null)
    settings = readSettings(await response.json())
    storage = open(settings.days)
    return settings
  }

  async function view(): Promise<void> {
    const { search } = location
    if (!consent()) return forget()
    const { n, w } = storage.read()
    if (!n && !w && search.length < 2) return
    const { arrivals } = settings ?? (await learn())
    await oneTabAtATime(() =>
      takeVisit(search === taken ? null : readArrival(search, arrivals), {
        nowSec,
        isRepeat: isRepeatedView(),
        read: storage.read,
        write: storage.write,
        ask: (words) => askClick(api('click'), words),
      }),
    )
    if (consent()) taken = search
    await tell(false)
  }

  async function tell(again: boolean): Promise<void> {
    if (!consent()) return
    const kept = storage.read()
    const wanted = wantedAttributes(kept)
    const text = String(new URLSearchParams(wanted))
    const [said = '', saidToken] = storage.said().split(' ')
    if (!text && !said) return
    const token = async () => String((await cart.token?.()) ?? '').split('?')[0] as string
    if (!again && text === said && (await token()) === saidToken) return
    await cart.setAttributes({ ...blanks(said), ...wanted })
    const now = await token()
    if (!consent()) return forget()
    storage.say(`${text} ${now}`)
    if (kept.n && (text !== said || now !== saidToken)) tellSeen(api('seen'), kept, now)
  }

  async function forget(): Promise<void> {
    const { n, w } = storage.read()
    const [said = '', token] = storage.said().split(' ')
    if (!n && !w && !said) return
    storage.clear()
    if (token) tellSeen(api('seen'), {}, token)
    taken = ''
    const words = w ? w.q : ''
    await cart.setAttributes(blanks(`click_id=&__click_id=&first_click_id=&${words}&${said}`))
  }

  onConsentChange?.(() => void inTurn(view))
  return {
    view: () => inTurn(view),
    tellAgain: () => inTurn(() => tell(true)),
    clicks() {
      const { n, f } = consent() ? storage.read() : {}
      return { newest: n?.id ?? null, first: (f ?? n)?.id ?? null }
    },
    get errors() {
      return errors
    },
  }
}

/** Takes out every attribute that `told`, a query, names. */
function blanks(told: string): Attributes {
  return Object.fromEntries([...new URLSearchParams(told).keys()].map((name) => [name, '']))
}
