// The theme's forms: product forms get a hidden line item property (Buy it now keeps nothing else), and the cart's form
// takes the attributes along when it opens the checkout, in the one request.
import { CART, CART_ADD, CHECKOUT } from './addresses.ts'
import type { Attributes } from './cart-words.ts'

type Guard = <A extends unknown[]>(work: (...args: A) => unknown) => (...args: A) => void

export interface FormPorts {
  /** The newest click's id for product forms; null for none. */
  clickId(): string | null
  /** What the cart should say. */
  attributes(): Attributes
  /** A form is about to add to the cart, and the page to go. */
  adding(): void
  /** A checkout opens. */
  checkingOut(): void
}

const OURS = 'data-throughline'
const OPENS_CHECKOUT = '[name="checkout"], a[href*="/checkout"]'
/** A click on the button and the form's submit are one start of one checkout. */
const ONE_START_MS = 1_000

/** Brings every product form of the page up to date. */
export function fillForms(clickId: string | null): void {
  document.querySelectorAll('form').forEach((form) => fill(form, clickId))
}

/** Takes out every field that was put in. */
export function emptyForms(): void {
  document.querySelectorAll(`[${OURS}]`).forEach((input) => input.remove())
}

/** Watches what the visitor does with forms; also with those that come later, in a quick view. */
export function watchForms(ports: FormPorts, guard: Guard): void {
  let startedMs = -ONE_START_MS
  const checkingOut = (form?: Element | null) => {
    if (form && CART.test(actionOf(form)))
      for (const [name, value] of Object.entries(ports.attributes())) put(form, `attributes[${name}]`, value)
    const nowMs = performance.now()
    if (nowMs - startedMs < ONE_START_MS) return
    startedMs = nowMs
    ports.checkingOut()
  }
  const listen = (name: string, heard: (target: Element, event: Event) => void) => {
    const listener = guard((event: Event) => event.target instanceof Element && heard(event.target, event))
    document.addEventListener(name, listener, true)
  }

  for (const name of ['pointerdown', 'focusin'])
    listen(name, (target) => {
      const form = target.closest('form')
      if (form) fill(form, ports.clickId())
    })
  listen('click', (target) => {
    const opener = target.closest(OPENS_CHECKOUT)
    if (opener) checkingOut((opener as HTMLButtonElement).form)
  })
  listen('submit', (form, event) => {
    const { submitter } = event as SubmitEvent
    const action = actionOf(form)
    if (CHECKOUT.test(action) || (submitter && (submitter as HTMLButtonElement).name === 'checkout'))
      checkingOut(form)
    if (!CART_ADD.test(action)) return
    fill(form, ports.clickId())
    ports.adding()
  })
}

function fill(form: Element, clickId: string | null): void {
  if (CART_ADD.test(actionOf(form))) put(form, 'properties[_click_id]', clickId)
}

/** A hidden field of ours at the head of a form, where it disturbs no style; no value takes it out. */
function put(form: Element, name: string, value: string | null): void {
  let input = form.querySelector<HTMLInputElement>(`[${OURS}="${name}"]`)
  if (!value) return input ? input.remove() : undefined
  if (!input) {
    input = document.createElement('input')
    input.type = 'hidden'
    input.name = name
    input.setAttribute(OURS, name)
    form.prepend(input)
  }
  // A form that is reset gets its fields' default values back.
  input.setAttribute('value', value)
}

/** As written: a field named `action` would stand before the form's own property. */
function actionOf(form: Element): string {
  return form.getAttribute('action') || ''
}
