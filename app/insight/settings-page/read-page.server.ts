// All that the settings page shows, ready to be shown.
import type { Reader } from '#app/language/reader.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { readBrands } from '#app/program/settings/brand.server.ts'
import { readLinkHosts } from '#app/program/settings/link-hosts.server.ts'
import { readSettings } from '#app/program/settings/save-settings.server.ts'
import { draftOf } from '#app/program/settings/settings-shape.ts'
import { DEFAULT_PROXY_PREFIX } from '#app/program/storefront-settings.ts'
import type { Merchant } from '#app/program/viewer.ts'
import { readNamed } from '../choices.server.ts'
import { showRequests } from './privacy-requests.server.ts'
import { showRates } from './rates.server.ts'

export type SettingsPage = Awaited<ReturnType<typeof readSettingsPage>>

export interface SettingsContext {
  /** SHOPIFY_APP_URL */
  appUrl: string
  /** Where notices to the merchant are mailed. */
  notices: { address: string | null; mailIsSetUp: boolean }
  /** DELIVERY_LOG_DAYS */
  deliveryLogDays: number
  shop: { slug: string; currency: string }
}

export async function readSettingsPage(
  db: Queryable,
  viewer: Merchant,
  reader: Reader,
  { appUrl, notices, deliveryLogDays, shop }: SettingsContext,
) {
  const { shopId } = viewer
  const [saved, offers, brands, linkHosts, rates, proxyPath, requests] = await Promise.all([
    readSettings(db, viewer),
    readNamed(db, 'offer', shopId),
    readBrands(db, viewer),
    readLinkHosts(db, viewer),
    showRates(db, shopId, shop.currency, reader),
    readProxyPath(db, shopId),
    showRequests(db, viewer, reader),
  ])
  if (saved === null) throw new Error(`there is no shop ${shopId}`)
  return {
    saved: { version: saved.version, draft: draftOf(saved.settings) },
    storeHosts: saved.storeHosts,
    offers,
    brand: { present: shop.slug, former: brands.filter((brand) => brand !== shop.slug) },
    appUrl,
    /** Without a port: what a DNS record points at. */
    appHost: new URL(appUrl).hostname,
    linkHosts,
    rates,
    notices,
    deliveryLogDays,
    proxy: { path: proxyPath, byDefault: DEFAULT_PROXY_PREFIX },
    requests,
  }
}

/** As it was learnt or set; null: neither. */
async function readProxyPath(db: Queryable, shopId: string): Promise<string | null> {
  const { rows } = await db.query<{ path: string | null }>(
    'SELECT proxy_prefix AS path FROM storefront WHERE shop_id = $1',
    [shopId],
  )
  return rows[0]?.path ?? null
}
