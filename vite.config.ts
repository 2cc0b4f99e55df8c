// What Vite builds: Remix's pages for the server and for the browser, nothing else. Server code runs on Node itself, so
// the built pages import it at run time instead of carrying a second copy of it.
import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}

/** Left as imports of the built pages: Node resolves them as it does everywhere else, to what is loaded already. */
const FROM_NODE = [/^#app\/.+\.server\.ts$/, '@shopify/shopify-app-remix/server']

/**
 * React and Polaris each in a file of their own: every page needs them, they change with the lock file only, and what our own pages
 * weigh beside them can be told (test/browser/pages).
 */
function manualChunks(id: string): string | undefined {
  if (/\/node_modules\/(react|react-dom|scheduler)\//.test(id)) return 'react'
  return id.includes('/node_modules/@shopify/polaris/') ? 'polaris' : undefined
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [
    remix({
      ignoredRouteFiles: ['**/*.test.{ts,tsx}', '**/*.css'],
      // Without v3_lazyRouteDiscovery: all routes are 3 KB, and asking for them as they are met costs a request, and a token, before
      // the first step to each page.
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
  ],
  // Both import their parts in ways that only a bundler follows.
  ssr: { noExternal: ['@shopify/polaris', '@shopify/shopify-app-remix'] },
  // Named, so that Vite prepares them at its start: what it finds only later makes it reload a page in the middle of things.
  optimizeDeps: {
    include: [
      '@remix-run/react',
      '@shopify/app-bridge-react',
      '@shopify/polaris',
      '@shopify/shopify-app-remix/react',
      '@shopify/shopify-app-remix/server',
      'react',
      'react-dom/client',
      'react/jsx-dev-runtime',
    ],
  },
  build: {
    assetsInlineLimit: 0,
    // Polaris is one large file for the browser, and is meant to be.
    chunkSizeWarningLimit: 1_000,
    rollupOptions: isSsrBuild ? { external: FROM_NODE } : { output: { manualChunks } },
  },
}))
