// Opens what postbacks seal, once for as long as it stays the same: an attempt must not pay for a decryption.
import { createLru } from '#app/platform/lru.ts'
import type { SecretBox } from '#app/platform/secret-box.server.ts'
import type { AttemptPorts } from './attempt.server.ts'

const MAX_KEPT = 10_000

/** What the values of `{secret.…}` and the signing secret of a postback are sealed under. */
export const templateSecretsContext = (postbackId: string) => `postback-secrets:${postbackId}`
export const signingContext = (postbackId: string) => `postback-signing:${postbackId}`

/** @throws where a key is gone or a sealed text was changed: a fault of ours, not of the destination */
export function createSecretOpener(secretBox: SecretBox): AttemptPorts['secrets'] {
  const ofTemplates = createLru<Readonly<Record<string, string>>>(MAX_KEPT)
  const ofSigning = createLru<string>(MAX_KEPT)
  return {
    ofTemplates(postbackId, sealed) {
      const known = ofTemplates.get(sealed)
      if (known) return known
      const opened = JSON.parse(secretBox.open(sealed, templateSecretsContext(postbackId))) as Record<
        string,
        string
      >
      ofTemplates.set(sealed, opened)
      return opened
    },
    ofSigning(postbackId, sealed) {
      const known = ofSigning.get(sealed)
      if (known !== undefined) return known
      const opened = secretBox.open(sealed, signingContext(postbackId))
      ofSigning.set(sealed, opened)
      return opened
    },
  }
}
