// Shopify's library, made once: token exchange, expiring offline tokens, sessions in our database. Remix reaches it
// through the load context. Webhooks and the app proxy do not: those are hot paths with checks of our own.
import '@shopify/shopify-app-remix/adapters/node'
import { ApiVersion, AppDistribution, LogSeverity, shopifyApp } from '@shopify/shopify-app-remix/server'
import type { Clock } from '#app/platform/clock.ts'
import type { Database } from '#app/platform/database.server.ts'
import type { Env } from '#app/platform/env.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import type { Log } from '#app/platform/log.server.ts'
import type { SecretBox } from '#app/platform/secret-box.server.ts'
import { SHOP_QUERY, type ShopAnswer } from '#app/platform/shopify/queries.ts'
import { createSessionStorage } from '#app/platform/shopify/session-storage.server.ts'
import { installShop } from '#app/program/install-shop.server.ts'

export interface ShopifyPorts {
  env: Env
  db: Database
  secretBox: SecretBox
  newId: NewId
  clock: Clock
  log: Log
}

/** The Admin API version, the same as in shopify.app.toml (a test holds them together). */
export const API_VERSION = ApiVersion.October26

/** The part of the library's Admin client that we use. */
interface AdminClient {
  graphql(query: string): Promise<{ json(): Promise<{ data?: unknown }> }>
}

export function createShopify(ports: ShopifyPorts) {
  const { env, log } = ports
  return shopifyApp({
    apiKey: env.SHOPIFY_API_KEY,
    apiSecretKey: env.SHOPIFY_API_SECRET,
    apiVersion: API_VERSION,
    scopes: env.SCOPES,
    appUrl: env.SHOPIFY_APP_URL,
    authPathPrefix: '/auth',
    distribution: AppDistribution.AppStore,
    sessionStorage: createSessionStorage(ports.db, ports.secretBox),
    // Its own log tells of every request, and at its lowest level of tokens: only what is wrong goes into ours.
    logger: {
      level: LogSeverity.Warning,
      log: (severity, message) =>
        severity === LogSeverity.Error
          ? log.error({ library: 'shopify' }, message)
          : log.warn({ library: 'shopify' }, message),
    },
    future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
    hooks: {
      afterAuth: async ({ session, admin }) => {
        await bringShopUpToDate(ports, session.shop, admin)
      },
    },
  })
}

/**
 * Asks Shopify what the shop is and keeps it.
 * @param admin a client that is authenticated for the shop
 * @returns the shop's id
 */
export async function bringShopUpToDate(
  ports: Omit<ShopifyPorts, 'env'>,
  domain: string,
  admin: AdminClient,
): Promise<string> {
  const answer = await (await admin.graphql(SHOP_QUERY)).json()
  const { shop } = answer.data as ShopAnswer
  const id = await installShop(
    ports.db,
    ports.secretBox,
    ports.newId,
    {
      domain,
      name: shop.name,
      currency: shop.currencyCode,
      timeZone: shop.ianaTimezone,
      primaryHost: shop.primaryDomain.host,
    },
    new Date(ports.clock()),
  )
  ports.log.info({ shop: domain }, 'shop installed or brought up to date')
  return id
}
