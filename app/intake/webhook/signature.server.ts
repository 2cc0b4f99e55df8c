// Whether a webhook comes from Shopify: HMAC-SHA256 over the raw bytes, with the app's secret of now or, while Shopify
// rotates it (up to an hour), the one before.
import { createHmac, timingSafeEqual } from 'node:crypto'

const HMAC_BYTES = 32

/**
 * @param header X-Shopify-Hmac-Sha256, base64
 * @param secrets current first
 */
export function isSigned(body: Uint8Array, header: string, secrets: readonly string[]): boolean {
  const given = Buffer.from(header, 'base64')
  if (given.length !== HMAC_BYTES) return false
  return secrets.some((secret) => timingSafeEqual(createHmac('sha256', secret).update(body).digest(), given))
}
