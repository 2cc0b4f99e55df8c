// Preloaded into the app's process (`node --import`): whatever goes to *.myshopify.com goes to the stand-in instead,
// through undici's global dispatcher, which the built-in fetch follows. The app's own code knows nothing of it.
import { setGlobalDispatcher } from 'undici'
import { createShopifyDispatcher } from './shopify-dispatcher.ts'

const target = process.env.SANDBOX_SHOPIFY_URL
if (target === undefined)
  throw new Error('SANDBOX_SHOPIFY_URL is not set: this preload is for the sandbox only')

setGlobalDispatcher(createShopifyDispatcher(target))

// The app must not outlive the sandbox, not even one that was killed.
if (process.channel) {
  process.on('disconnect', () => process.exit(1))
  process.channel.unref()
}
