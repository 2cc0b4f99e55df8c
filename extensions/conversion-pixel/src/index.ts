// The web pixel's entry: Shopify's command line bundles this file, and Shopify runs it in a worker beside every page.
import { register } from '@shopify/web-pixels-extension'
import { sendReport } from './send-report.ts'

register(({ analytics, browser, settings }) => {
  void analytics.subscribe('checkout_completed', (event) => sendReport(event, { browser, settings }, fetch))
})
