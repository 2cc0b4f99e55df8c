// The carry script: on pages with a click to carry. Composes the parts: consent decides whether anything happens at all,
// the visit what is kept, and then the cart and the product forms are told, now and after every change.
import { CART, PASSWORD } from './addresses.ts'
import { askClick, tellSeen } from './ask-click.ts'
import { watchCart } from './cart-watch.ts'
import { wantedAttributes } from './cart-words.ts'
import { watchConsent } from './consent.ts'
import { emptyForms, fillForms, watchForms } from './forms.ts'
import type { Throughline } from './settings.ts'
import { storefrontRoot } from './shopify-page.ts'
import { openStorage } from './storage.ts'
import { blankCart, tellBeforeCheckout, tellCart, type CartPorts } from './tell-cart.ts'
import { isRepeatedView, oneTabAtATime, takeVisit } from './visit.ts'

/** The theme's own work on the cart comes first. */
const AFTER_CHANGE_MS = 250
const nowSec = () => Math.floor(Date.now() / 1000)

function start(page: Throughline): void {
  const { settings } = page
  const { fetch } = window
  const opened = openStorage(settings.days, nowSec)
  let allowed = false
  let { arrival } = page
  let turn: Promise<unknown> = Promise.resolve()
  let timer: ReturnType<typeof setTimeout> | undefined

  const count = () => void page.errors++
  const guard =
    <A extends unknown[]>(work: (...args: A) => unknown) =>
    (...args: A): void => {
      try {
        work(...args)
      } catch {
        count()
      }
    }
  /** One thing at a time, in the order in which it was asked for. */
  const inTurn = (work: () => Promise<unknown>) => (turn = turn.then(work).catch(count))

  // An answer may come after consent is withdrawn: then nothing of it is kept, and there is nothing to carry.
  const storage = {
    ...opened,
    read: () => (allowed ? opened.read() : {}),
    write: (kept: Parameters<typeof opened.write>[0]) => (allowed ? opened.write(kept) : undefined),
    say: (text: string) => (allowed ? opened.say(text) : undefined),
  }
  const proxyUrl = (name: string) => storefrontRoot() + settings.proxy.replace(/^[/\\]+/, '') + name
  const cart: CartPorts = {
    ...page,
    storage,
    nowSec,
    isAllowed: () => allowed,
    count,
    fetch: (path, init) => fetch(storefrontRoot() + path, init),
    seen: (kept, cartToken) => tellSeen(proxyUrl('/seen'), kept, cartToken),
  }
  const clickId = () => {
    const { n } = storage.read()
    return page.forms && n ? n.id : null
  }
  const fillAll = () => fillForms(clickId())

  const tell = async (verify: boolean) => {
    if (!allowed) return
    fillAll()
    // Behind a shop's password there is no cart.
    if (!PASSWORD.test(location.pathname)) await tellCart(cart, verify)
  }
  const view = async () => {
    if (!allowed) return
    await oneTabAtATime(() =>
      takeVisit(arrival, {
        ...storage,
        nowSec,
        isRepeat: isRepeatedView(),
        ask: (words) => askClick(proxyUrl('/click'), words),
      }),
    )
    if (allowed) arrival = null
    await tell(CART.test(location.pathname))
  }
  const changed = () => {
    clearTimeout(timer)
    timer = setTimeout(() => inTurn(() => tell(true)), AFTER_CHANGE_MS)
  }
  const revoke = (saidNow: boolean) => {
    const { n, w } = opened.read()
    const wasTold = !!(n || w || opened.said())
    allowed = false
    opened.clear()
    emptyForms()
    arrival = page.arrival
    if (wasTold || saidNow) inTurn(() => blankCart(cart, wasTold))
  }

  let watching = false
  const watch = () => {
    if (watching) return
    watching = true
    watchCart(changed, guard)
    const attributes = () => wantedAttributes(storage.read())
    const adding = () => storage.say('')
    const checkingOut = () => PASSWORD.test(location.pathname) || tellBeforeCheckout(cart)
    watchForms({ clickId, attributes, adding, checkingOut }, guard)
    const sectionLoaded = guard(fillAll)
    document.addEventListener('shopify:section:load', sectionLoaded)
  }

  if (page.revoked) revoke(true)
  const checkConsent = watchConsent((isAllowed, saidNow) => {
    if (!isAllowed) return revoke(saidNow)
    allowed = true
    watch()
    inTurn(view)
  }, guard)
  const shown = guard((event: PageTransitionEvent) => event.persisted && checkConsent())
  addEventListener('pageshow', shown)
}

if (window.Throughline) start(window.Throughline)
