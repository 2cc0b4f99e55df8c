// How to run PostgreSQL's binaries, which refuse to run as root: as they are when we are an ordinary user,
// else as an unprivileged one.
import { spawnSync } from 'node:child_process'
import { chmodSync, statSync } from 'node:fs'
import type { Binaries } from './binaries.server.ts'
import type { Layout } from './layout.server.ts'

export interface Launcher {
  /** Put in front of a command; empty when the command runs as it is. */
  readonly prefix: readonly string[]
  /** For child_process; empty when the command runs under our own id. */
  readonly ids: { readonly uid?: number; readonly gid?: number }
  /** Who must own the cluster's files; undefined: whoever we are. */
  readonly owner: { readonly uid: number; readonly gid: number } | undefined
}

/** `nobody`, also by its number. */
const NOBODY = 65534
const ROOT = { uid: 0, gid: 0 }
/** Root outside, nobody inside: the files stay root's, and so does the right to reach them. */
const USER_NAMESPACE = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`]

/**
 * Finds out by trying. Prefers the owner of a cluster that is already there, so that whoever made it can go on
 * with it, then `nobody`, then a user namespace for where `nobody` cannot reach the binaries or the data.
 * @throws when root finds no way to become somebody else
 */
export function findLauncher(binaries: Binaries, layout: Layout): Launcher {
  if (process.getuid?.() !== 0) return { prefix: [], ids: {}, owner: undefined }
  chmodSync(layout.dataDir, 0o711) // passable for others, not readable
  const cluster = statSync(layout.cluster, { throwIfNoEntry: false })
  const user =
    cluster && cluster.uid !== 0 ? { uid: cluster.uid, gid: cluster.gid } : { uid: NOBODY, gid: NOBODY }
  const canReachBoth = ['/bin/sh', '-c', '"$0" --version && test -x "$1"', binaries.postgres, layout.dataDir]
  if (succeeds(canReachBoth, user)) return { prefix: [], ids: user, owner: user }
  if (succeeds([...USER_NAMESPACE, binaries.postgres, '--version'], {})) {
    return { prefix: USER_NAMESPACE, ids: {}, owner: ROOT }
  }
  throw new Error(
    `PostgreSQL does not run as root, uid ${user.uid} cannot reach ${layout.dataDir} or ${binaries.postgres}, ` +
      'and user namespaces are not allowed here. Run as an ordinary user, move the data directory, or set DATABASE_URL',
  )
}

/** Hands the files below a folder to the user that PostgreSQL runs as. */
export function handOver(folder: string, launcher: Launcher): void {
  const { owner } = launcher
  if (owner === undefined) return
  const now = statSync(folder)
  if (now.uid === owner.uid && now.gid === owner.gid) return
  const result = spawnSync('chown', ['-R', `${owner.uid}:${owner.gid}`, folder], { encoding: 'utf8' })
  if (result.status !== 0)
    throw new Error(`Cannot chown ${folder}: ${result.stderr}`, { cause: result.error })
}

/** The command line for a binary, as child_process wants it. */
export function commandFor(launcher: Launcher, binary: string, args: readonly string[]): [string, string[]] {
  const [command = binary, ...rest] = [...launcher.prefix, binary, ...args]
  return [command, rest]
}

function succeeds(commandLine: readonly string[], ids: Launcher['ids']): boolean {
  const [command = '', ...args] = commandLine
  const result = spawnSync(command, args, { ...ids, cwd: '/', stdio: 'ignore' })
  return result.error === undefined && result.status === 0
}
