// A completed checkout -> one request to the app (POST /pixel). Whatever fails, fails in silence: the order's webhook tells
// the app the same, and a shopper on the thank-you page must notice nothing.
import { KEY } from '../../click-capture/src/kept-clicks.ts'
import { readCheckout, readStoredClick } from './report.ts'

/** The parts of a pixel's API that are used. */
export interface PixelApi {
  settings: Record<string, unknown>
  browser: {
    cookie: { get(name: string): Promise<unknown> }
    localStorage: { getItem(key: string): Promise<unknown> }
  }
}

/** @param send the global fetch */
export async function sendReport(event: unknown, api: PixelApi, send: typeof fetch): Promise<void> {
  try {
    const report = readCheckout(event)
    const { endpoint, brand, key } = api.settings
    if (report === null || typeof endpoint !== 'string') return
    const clickId = report.clickId ?? (await readStorage(api))
    const body = {
      v: 1,
      brand,
      key,
      order_id: report.orderId,
      checkout_token: report.checkoutToken,
      click_id: clickId,
      codes: report.codes,
    }
    // As text, a browser asks nobody whether it may be sent; kept alive, it outlives the page.
    await send(endpoint, {
      method: 'POST',
      keepalive: true,
      headers: { 'Content-Type': 'text/plain' },
      body: JSON.stringify(body),
    })
  } catch {
    // See above.
  }
}

async function readStorage({ browser }: PixelApi): Promise<string | null> {
  const [cookie, stored] = await Promise.all([
    orNothing(() => browser.cookie.get(KEY)),
    orNothing(() => browser.localStorage.getItem(KEY)),
  ])
  return readStoredClick(cookie, stored)
}

/** The report is worth sending without it. */
async function orNothing(read: () => Promise<unknown>): Promise<unknown> {
  try {
    return await read()
  } catch {
    return null
  }
}
