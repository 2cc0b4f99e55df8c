// Settings of a developer's machine. Shopify's CLI hands over the app's credentials, address and port; what is left to
// set is the encryption key, which is made once and kept beside the data that it encrypts.
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const KEY_BYTES = 32

/**
 * Completes the environment in place, before it is read. What is set stays.
 * @param environment of this process, or a part of it in tests
 */
export function completeDevEnvironment(environment: Record<string, string | undefined> = process.env): void {
  environment['NODE_ENV'] ||= 'development'
  environment['ENCRYPTION_KEYS'] ||= keptKey(environment['DATA_DIR'] || '.data')
}

function keptKey(dataDir: string): string {
  const file = join(dataDir, 'dev-encryption-keys')
  mkdirSync(dataDir, { recursive: true })
  try {
    writeFileSync(file, `dev:${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8').trim()
}
