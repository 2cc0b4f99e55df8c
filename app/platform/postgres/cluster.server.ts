// The database cluster on disk: made once by initdb, with a password that stays inside it.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Binaries } from './binaries.server.ts'
import { commandFor, handOver } from './launcher.server.ts'
import type { Launcher } from './launcher.server.ts'
import type { Layout } from './layout.server.ts'
import { processIdentity } from './process-identity.server.ts'

/** The one role, a superuser of its own server. */
export const ROLE = 'throughline'
/** Inside the cluster, so that the two cannot be parted; 0600. */
const PASSWORD_FILE = 'throughline-password'
const DRAFT = 'cluster-draft-'

/**
 * Makes the cluster unless it is there. initdb works under another name, and only a whole cluster gets the
 * real one: what a killed initdb leaves behind is never taken for a cluster, and is cleared away here.
 * @throws with initdb's output when it fails
 */
export async function ensureCluster(
  binaries: Binaries,
  launcher: Launcher,
  layout: Layout,
  durable: boolean,
): Promise<void> {
  if (existsSync(layout.cluster)) return
  clearDrafts(layout)
  const draft = join(layout.dataDir, `${DRAFT}${process.pid}`)
  const passwordFile = `${draft}.password`
  try {
    mkdirSync(draft, { mode: 0o700 })
    writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 })
    handOver(draft, launcher)
    handOver(passwordFile, launcher)
    await initdb(binaries, launcher, draft, passwordFile, durable)
    renameSync(passwordFile, join(draft, PASSWORD_FILE))
    putInPlace(draft, layout)
  } finally {
    rmSync(draft, { recursive: true, force: true })
    rmSync(passwordFile, { force: true })
  }
}

/** @throws when the file is gone: without it nobody gets in */
export function readPassword(layout: Layout): string {
  const path = join(layout.cluster, PASSWORD_FILE)
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new Error(`The password of the embedded PostgreSQL cannot be read from ${path}`, { cause })
  }
}

async function initdb(
  binaries: Binaries,
  launcher: Launcher,
  folder: string,
  passwordFile: string,
  durable: boolean,
): Promise<void> {
  const args = ['-D', folder, '-U', ROLE, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`]
  // Text sorts and compares the same on every machine: nothing is taken from the system's locales.
  args.push('-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8')
  if (!durable) args.push('--no-sync')
  const [command, commandArgs] = commandFor(launcher, binaries.initdb, args)
  const child = spawn(command, commandArgs, {
    ...launcher.ids,
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error('initdb failed', { cause: new Error(output.trim()) })
}

/** When another process was quicker, its cluster stays and ours is thrown away. */
function putInPlace(draft: string, layout: Layout): void {
  try {
    renameSync(draft, layout.cluster)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error
  }
}

/** A draft bears the id of the process that makes it; one whose process lives is left to it. */
function clearDrafts(layout: Layout): void {
  for (const name of readdirSync(layout.dataDir)) {
    if (!name.startsWith(DRAFT)) continue
    const maker = Number.parseInt(name.slice(DRAFT.length), 10)
    if (maker !== process.pid && processIdentity(maker) !== undefined) continue
    rmSync(join(layout.dataDir, name), { recursive: true, force: true })
  }
}
