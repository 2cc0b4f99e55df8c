// The pages: built assets and Remix behind one request listener. In development Vite builds them as they are asked for.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { RequestListener } from 'node:http'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import express from 'express'
import type { Runtime } from '#app/runtime.ts'

const ROOT = join(import.meta.dirname, '..')
const BUILD = join(ROOT, 'build/server/index.js')
const CLIENT = join(ROOT, 'build/client')

declare module '@remix-run/node' {
  interface AppLoadContext {
    runtime: Runtime
  }
}

/** @throws when the pages have not been built */
export async function createPages(runtime: Runtime): Promise<RequestListener> {
  const app = express()
  app.disable('x-powered-by')
  openCaptureModule(app)
  const getLoadContext = () => ({ runtime })
  if (runtime.env.NODE_ENV === 'development') {
    const { createServer } = await import('vite')
    // Vite answers to hosts that it knows: this machine, and the tunnel that Shopify reaches it through.
    const allowedHosts = [new URL(runtime.env.SHOPIFY_APP_URL).hostname]
    const server = { middlewareMode: true, allowedHosts }
    const vite = await createServer({ root: ROOT, server, appType: 'custom' })
    app.use(vite.middlewares)
    const build = () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>
    app.all('*', createRequestHandler({ build, getLoadContext, mode: 'development' }))
    return app
  }
  if (!existsSync(BUILD)) throw new Error('the pages are not built: run `npm run build` first')
  const build = (await import(BUILD)) as ServerBuild
  app.use('/assets', express.static(join(CLIENT, 'assets'), { immutable: true, maxAge: '1y' }))
  app.use(express.static(CLIENT, { maxAge: '1h' }))
  app.all('*', createRequestHandler({ build, getLoadContext, mode: 'production' }))
  return app
}

/** The module by which storefronts of any origin carry clicks: browsers import it across origins with CORS only. */
export function openCaptureModule(app: express.Express): void {
  app.use('/capture.js', (_, response, next) => {
    response.setHeader('Access-Control-Allow-Origin', '*')
    next()
  })
}
