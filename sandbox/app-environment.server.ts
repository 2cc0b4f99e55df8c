// The environment that the app gets: the caller's, and over it what is the sandbox's to say.
import { SCOPES } from './parts.server.ts'
import type { Places } from './parts.server.ts'
import type { Settings } from './settings.server.ts'

/** @param caller whose environment is passed on; DELIVERY_ALLOW_TARGETS of the caller's is added to, not replaced */
export function appEnvironment(
  places: Places,
  settings: Settings,
  databaseUrl: string,
  caller: Record<string, string | undefined> = process.env,
): Record<string, string | undefined> {
  const targets = [new URL(places.trackerUrl).host, caller['DELIVERY_ALLOW_TARGETS']]
  return {
    ...caller,
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    HOST: '127.0.0.1',
    HOST_ADDRESS: '127.0.0.1',
    PORT: new URL(places.appUrl).port,
    SHOPIFY_API_KEY: settings.apiKey,
    SHOPIFY_API_SECRET: settings.apiSecret,
    SHOPIFY_APP_URL: places.appUrl,
    SCOPES,
    ENCRYPTION_KEYS: settings.encryptionKeys,
    APP_BRIDGE_URL: `${places.adminUrl}/app-bridge.js`,
    FRAME_ANCESTORS: places.adminUrl,
    DELIVERY_ALLOW_TARGETS: targets.filter(Boolean).join(','),
    SMTP_URL: places.smtpUrl,
    MAIL_FROM: 'Throughline <notices@throughline.example>',
    EXCHANGE_RATES_URL: places.ratesUrl,
    SANDBOX_SHOPIFY_URL: places.shopifyUrl,
  }
}
