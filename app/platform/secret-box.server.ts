// Encryption at rest (AES-256-GCM with a key id, so that keys can be rotated) and digests to compare secrets by.
// Shopify's tokens and the offers' postback secrets rest in this form only.
import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto'

export interface SecretBox {
  /** Seals `plain`. `context` says what it belongs to (`offer:<id>`) and must be the same when it is opened. */
  seal(plain: string, context: string): string
  /** Opens what `seal` made. Throws when the key is unknown, the text was changed, or the context is another. */
  open(sealed: string, context: string): string
}

const IV_BYTES = 12
const TAG_BYTES = 16

/** @param keys 32 bytes each; the first seals, all open */
export function createSecretBox(keys: readonly { id: string; key: Buffer }[]): SecretBox {
  const [current] = keys
  if (!current) throw new Error('a secret box needs at least one key')
  return {
    seal(plain, context) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', current.key, iv).setAAD(Buffer.from(context))
      const sealed = Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `${current.id}.${sealed.toString('base64url')}`
    },
    open(sealed, context) {
      const dot = sealed.indexOf('.')
      const key = keys.find(({ id }) => id === sealed.slice(0, dot))?.key
      if (!key)
        throw new Error(
          `no encryption key ${JSON.stringify(sealed.slice(0, Math.max(dot, 0)))} in ENCRYPTION_KEYS`,
        )
      const bytes = Buffer.from(sealed.slice(dot + 1), 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES))
        .setAAD(Buffer.from(context))
        .setAuthTag(bytes.subarray(-TAG_BYTES))
      return decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    },
  }
}

/** SHA-256 of a secret: what is stored to compare calls with. */
export function secretDigest(secret: string): Buffer {
  return createHash('sha256').update(secret, 'utf8').digest()
}

/** Whether `secret` is the one behind `digest`, in constant time: both sides are digests of equal length. */
export function matchesDigest(secret: string, digest: Uint8Array): boolean {
  return timingSafeEqual(secretDigest(secret), digest)
}
