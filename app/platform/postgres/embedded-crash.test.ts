// The embedded PostgreSQL when something ends that was not meant to: its owner, the server itself, an initdb.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  watch,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { OWNER, isGone, query, scratchFolder, start, startOwner } from './embedded.fixture.ts'
import { processIdentity } from './process-identity.server.ts'

const isRoot = process.getuid?.() === 0

let base: string
/** Used by most tests one after the other, so that initdb is paid for once. */
let dataDir: string

beforeAll(async () => {
  base = scratchFolder()
  dataDir = join(base, 'main')
  const server = await start(dataDir)
  await query(server.url('postgres'), 'CREATE TABLE kept AS SELECT 1 AS n')
  await server.stop()
})

afterAll(() => rmSync(base, { recursive: true, force: true }))

describe('when its owner dies', () => {
  test('by kill -9, the server goes on, the next start adopts it and its stop ends it', async () => {
    const owner = await startOwner('hold', dataDir)
    await query(owner.url, 'INSERT INTO kept VALUES (2)')
    owner.process.kill('SIGKILL')
    await owner.ended
    const heir = await start(dataDir)
    expect(heir).toMatchObject({ adopted: true, owned: true, pid: owner.pid, port: owner.port })
    expect(await query(heir.url('postgres'), 'SELECT n FROM kept ORDER BY n')).toEqual([1, 2])
    await heir.stop()
    expect(processIdentity(owner.pid)).toBeUndefined()
  })

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'by %s that it does not handle, the server ends',
    async (signal) => {
      const owner = await startOwner('hold', dataDir)
      process.kill(-owner.process.pid!, signal)
      expect(await owner.ended).toEqual([null, signal])
      await isGone(owner.pid)
    },
  )

  test('by an uncaught exception, the server ends', async () => {
    const owner = await startOwner('throw', dataDir)
    owner.process.stdin?.write('now\n')
    expect(await owner.ended).toEqual([1, null])
    await isGone(owner.pid)
  })

  test('by Ctrl-C that it handles, it can still use the database while it drains', async () => {
    const owner = await startOwner('drain', dataDir)
    const said = once(owner.process.stdout!, 'data')
    process.kill(-owner.process.pid!, 'SIGINT')
    expect(String(await said)).toBe('drained\n')
    expect(await owner.ended).toEqual([0, null])
    expect(processIdentity(owner.pid)).toBeUndefined()
  })
})

describe('what a crash leaves behind', () => {
  /** Runs as whoever PostgreSQL runs as: the one kind of stranger at which PostgreSQL itself gives up. */
  async function strangerLike(folder: string): Promise<ChildProcess> {
    const { uid, gid } = statSync(join(folder, 'cluster'))
    const stranger = spawn('sleep', ['60'], isRoot ? { uid, gid } : {})
    await once(stranger, 'spawn')
    return stranger
  }

  test.each(['nobody', 'another process'])(
    'a pid file that names %s does not stop the start',
    async (whom) => {
      const owner = await startOwner('hold', dataDir)
      owner.process.kill('SIGKILL')
      process.kill(owner.pid, 'SIGKILL')
      await Promise.all([owner.ended, isGone(owner.pid)])
      const pidFile = join(dataDir, 'cluster', 'postmaster.pid')
      const stranger = whom === 'nobody' ? undefined : await strangerLike(dataDir)
      if (stranger)
        writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(stranger.pid)))
      const server = await start(dataDir)
      expect(server).toMatchObject({ adopted: false, owned: true })
      expect(await query(server.url('postgres'), 'SELECT n FROM kept ORDER BY n')).toEqual([1, 2])
      await server.stop()
      if (stranger) expect(stranger.exitCode).toBeNull()
      stranger?.kill()
    },
  )

  test('a query that outlives the killed server is waited for', async () => {
    const owner = await startOwner('hold', dataDir)
    const client = new pg.Client({ connectionString: owner.url })
    client.on('error', () => {})
    await client.connect()
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    const straggler = rows[0]!.pid
    const cut = client.query('SELECT count(*) FROM generate_series(1, 8000000)').catch(() => {})
    const active = `SELECT count(*)::int FROM pg_stat_activity WHERE pid = ${straggler} AND state = 'active'`
    await vi.waitFor(async () => expect(await query(owner.url, active)).toEqual([1]))
    owner.process.kill('SIGKILL')
    process.kill(owner.pid, 'SIGKILL')
    await owner.ended
    const server = await start(dataDir)
    expect(processIdentity(straggler)).toBeUndefined()
    expect(await query(server.url('postgres'), 'SELECT n FROM kept ORDER BY n')).toEqual([1, 2])
    await server.stop()
    await cut
  })

  test('an initdb that was killed half way is redone', async () => {
    const folder = join(base, 'half')
    mkdirSync(folder)
    const watcher = watch(folder)
    const child = spawn(process.execPath, [OWNER, folder, 'hold'], { stdio: 'ignore' })
    while (!readdirSync(folder).some((name) => /^cluster-draft-\d+$/.test(name)))
      await once(watcher, 'change')
    child.kill('SIGKILL')
    await once(child, 'close')
    watcher.close()
    expect(existsSync(join(folder, 'cluster'))).toBe(false)
    const server = await start(folder)
    expect(await query(server.url('postgres'), 'SELECT 1')).toEqual([1])
    expect(readdirSync(folder).filter((name) => name.startsWith('cluster'))).toEqual(['cluster'])
    await server.stop()
  })
})
