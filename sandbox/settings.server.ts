// What the sandbox makes once and keeps in its data directory: ports, the app's key and secret, encryption keys.
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type Ports = {
  app: number
  admin: number
  storefront: number
  tracker: number
  shopify: number
  mail: number
  smtp: number
  rates: number
}
export type Settings = { apiKey: string; apiSecret: string; encryptionKeys: string; ports: Ports | null }

/** Where things lie: all below one folder of our own, so that `--fresh` cannot take anything else away. */
export function layout(dataDir: string) {
  const folder = join(dataDir, 'sandbox')
  return {
    manifest: join(dataDir, 'sandbox.json'),
    folder,
    settings: join(folder, 'settings.json'),
    encryptionKeys: join(folder, 'encryption-keys'),
    running: join(folder, 'running.pid'),
    platform: join(folder, 'shopify.json'),
    postgres: join(folder, 'postgres'),
    appLog: join(folder, 'app.log'),
  }
}
export type Layout = ReturnType<typeof layout>

/**
 * Makes the folder and takes it for this process.
 * @throws where another sandbox runs on it
 */
export function claimFolder(files: Layout): void {
  const pid = Number(readText(files.running))
  if (pid > 0 && pid !== process.pid && isAlive(pid)) {
    throw new Error(
      `a sandbox (process ${pid}) is running on ${files.folder}; stop it, or choose another --data-dir. ` +
        `If that process is something else, delete ${files.running}`,
    )
  }
  mkdirSync(files.folder, { recursive: true })
  writeFileSync(files.running, String(process.pid))
}

/** Throws away what earlier starts left, and nothing else of the data directory. The claim stays. */
export function emptyFolder(files: Layout): void {
  rmSync(files.folder, { recursive: true, force: true })
  claimFolder(files)
}

/** Lets the folder go. */
export function releaseFolder(files: Layout): void {
  rmSync(files.running, { force: true })
}

/** Reads the kept settings, making those that are missing. */
export function openSettings(files: Layout): Settings {
  const kept = JSON.parse(readText(files.settings) || '{}') as Partial<Settings>
  const encryptionKeys = readText(files.encryptionKeys).trim() || `k1:${randomBytes(32).toString('base64')}`
  const settings = {
    apiKey: kept.apiKey ?? randomBytes(16).toString('hex'),
    apiSecret: kept.apiSecret ?? `shpss_${randomBytes(16).toString('hex')}`,
    encryptionKeys,
    ports: kept.ports ?? null,
  }
  writePrivate(files.encryptionKeys, `${encryptionKeys}\n`)
  return settings
}

/** Keeps key, secret and ports for the next start; the encryption keys have a file of their own. */
export function keepSettings(files: Layout, { apiKey, apiSecret, ports }: Settings): void {
  writePrivate(files.settings, `${JSON.stringify({ apiKey, apiSecret, ports }, null, 2)}\n`)
}

/** Whole or not at all, for the owner only. */
export function writePrivate(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
