// `npm run test:browser`: the app in a real browser, over the sandbox. Apart from the other tests, because it needs a
// Chromium and the built pages.
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['test/browser/**/*.browser.ts'],
    globalSetup: ['test/browser/chromium.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 200_000,
  },
})
