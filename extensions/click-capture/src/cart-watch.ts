// Hears of every change that a theme makes to the cart by script. The page's fetch and XMLHttpRequest are wrapped so that
// nobody can tell: the same `this`, the same arguments, the same promise back, the same errors.
import { CART_CHANGE } from './addresses.ts'

/**
 * @param changed called after each change; never in the middle of the caller's work
 * @param guard wraps what others call, so that no error of ours leaves
 */
export function watchCart(
  changed: () => void,
  guard: <A extends unknown[]>(work: (...args: A) => unknown) => (...args: A) => void,
): void {
  const { fetch } = window
  const note = guard((input: RequestInfo | URL, answer: Promise<unknown>) => {
    const { url = input } = Object(input)
    // A failed call changed nothing.
    if (CART_CHANGE.test(String(url))) answer.then(changed, () => undefined)
  })
  window.fetch = function (this: unknown, input: RequestInfo | URL) {
    // oxlint-disable-next-line prefer-rest-params -- every argument goes on, and `length` stays 1
    const answer = fetch.apply(this as Window, arguments as unknown as Parameters<typeof fetch>)
    note(input, answer)
    return answer
  } as typeof fetch

  const requests = XMLHttpRequest.prototype
  const { open } = requests
  const noteRequest = guard((request: XMLHttpRequest, url: string | URL) => {
    if (CART_CHANGE.test(String(url))) request.addEventListener('loadend', changed)
  })
  requests.open = function (this: XMLHttpRequest, _method: string, url: string | URL) {
    noteRequest(this, url)
    // oxlint-disable-next-line prefer-rest-params -- an absent `async` must stay absent
    return open.apply(this, arguments as unknown as Parameters<typeof open>)
  } as typeof open

  for (const name of ['lines-update', 'attributes-update'])
    document.addEventListener(`shopify:cart:${name}`, changed)
}
