// What goes wrong in a page without anybody seeing it: errors in the console, exceptions, requests that fail.
import type { Page, Request } from 'playwright-core'

export interface Watch {
  /** What went wrong so far, a line each. */
  troubles(): string[]
  /** From here on trouble is expected. */
  end(): void
}

export function watchPage(page: Page): Watch {
  const troubles: string[] = []
  let watching = true
  const note = (trouble: string) => watching && troubles.push(trouble)
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') note(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => note(`exception: ${error.stack ?? error.message}`))
  page.on('requestfailed', (request) => {
    // A page that is left gives up what it was reading anew; so does one whose reading is overtaken by the next. Asking for a token or
    // for what the cart holds changes nothing either. What was sent with keepalive goes on after its page is gone, and only the
    // browser's tools lose sight of it.
    const mayBeCutOff = /\.data(\?|$)|\/(seen|click)\?|\/cart\/update\.js$|\/cart\.js$|\/session-token$/
    if (mayBeCutOff.test(request.url()) && isCutOff(request)) return
    note(`failed: ${request.url()} ${request.failure()?.errorText}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) note(`HTTP ${response.status()}: ${response.url()}`)
  })
  return { troubles: () => troubles, end: () => void (watching = false) }
}

/** A change that was sent and then given up would be trouble. */
function isCutOff(request: Request): boolean {
  const isChange = request.method() !== 'GET' && request.url().includes('.data')
  return !isChange && request.failure()?.errorText === 'net::ERR_ABORTED'
}
