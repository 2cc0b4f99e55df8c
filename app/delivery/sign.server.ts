// Signatures of outgoing requests, as the Standard Webhooks specification has them: HMAC-SHA256 over id, timestamp and body.
import { createHmac } from 'node:crypto'

const PREFIX = 'whsec_'

/**
 * @param secret `whsec_` and base64, of which the bytes sign
 * @param id the `webhook-id` header
 * @param timestampSeconds the `webhook-timestamp` header, Unix seconds
 * @param body as it is sent; empty where there is none
 * @returns one entry of the `webhook-signature` header
 */
export function sign(secret: string, id: string, timestampSeconds: number, body: string): string {
  const key = Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, 'base64')
  return `v1,${createHmac('sha256', key).update(`${id}.${timestampSeconds}.${body}`).digest('base64')}`
}
