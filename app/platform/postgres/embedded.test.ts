// The embedded PostgreSQL in everyday life: started, stopped, shared, run by one user or another. Real servers.
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBinaries } from './binaries.server.ts'
import { isGone, query, scratchFolder, start, startOwner } from './embedded.fixture.ts'
import type { EmbeddedPostgres } from './embedded.server.ts'
import { processIdentity } from './process-identity.server.ts'

const isRoot = process.getuid?.() === 0
const ORDINARY = { uid: 1000, gid: 1000 }

let base: string
/** Used by most tests one after the other, so that initdb is paid for once. */
let dataDir: string

beforeAll(() => {
  base = scratchFolder()
  dataDir = join(base, 'main')
})

afterAll(() => rmSync(base, { recursive: true, force: true }))

describe('a life', () => {
  let server: EmbeddedPostgres

  test('it starts over an empty folder, durable, on loopback, and asks for its password', async () => {
    server = await start(dataDir)
    expect(server).toMatchObject({ adopted: false, owned: true })
    for (const [name, value] of [
      ['fsync', 'on'],
      ['full_page_writes', 'on'],
      ['synchronous_commit', 'on'],
      ['listen_addresses', '127.0.0.1'],
      ['server_encoding', 'UTF8'],
    ]) {
      expect(await query(server.url('postgres'), `SHOW ${name}`)).toEqual([value])
    }
    const wrong = server.url('postgres').replace(/:[^:@]+@/, ':wrong@')
    await expect(query(wrong, 'SELECT 1')).rejects.toThrow('password authentication failed')
    expect(statSync(join(dataDir, 'cluster', 'throughline-password')).mode & 0o777).toBe(0o600)
  })

  test('stopped and started again it has its data, on the same port', async () => {
    await query(server.url('postgres'), 'CREATE TABLE kept AS SELECT 1 AS n')
    await server.stop()
    expect(processIdentity(server.pid)).toBeUndefined()
    const again = await start(dataDir)
    expect(again.port).toBe(server.port)
    expect(await query(again.url('postgres'), 'SELECT n FROM kept')).toEqual([1])
    await again.stop()
  })

  test('a start during the shutdown of the one before waits for it', async () => {
    const first = await start(dataDir)
    const stopping = first.stop()
    const second = await start(dataDir)
    await stopping
    expect(second.pid).not.toBe(first.pid)
    expect(await query(second.url('postgres'), 'SELECT n FROM kept')).toEqual([1])
    await second.stop()
  })
})

describe('beside others', () => {
  test('a second process uses the server of a living owner and leaves it running', async () => {
    const owner = await startOwner('drain', dataDir)
    const guest = await start(dataDir)
    expect(guest).toMatchObject({ adopted: true, owned: false, pid: owner.pid })
    await guest.stop()
    expect(await query(owner.url, 'SELECT 1')).toEqual([1])
    owner.process.kill('SIGINT')
    await owner.ended
  })

  test('two starts over the same new folder at once come to one server', async () => {
    const folder = join(base, 'race')
    const [one, two] = await Promise.all([startOwner('hold', folder), startOwner('hold', folder)])
    expect(one.pid).toBe(two.pid)
    expect(readdirSync(folder).filter((name) => name.startsWith('cluster'))).toEqual(['cluster'])
    for (const owner of [one, two]) owner.process.kill('SIGKILL')
    await Promise.all([one.ended, two.ended])
    await (await start(folder)).stop()
  })

  test('two folders have two servers side by side', async () => {
    const [here, there] = await Promise.all([start(dataDir), start(join(base, 'race'))])
    expect(here.port).not.toBe(there.port)
    expect(await query(here.url('postgres'), "SELECT to_regclass('kept')::text")).toEqual(['kept'])
    expect(await query(there.url('postgres'), "SELECT to_regclass('kept')::text")).toEqual([null])
    await Promise.all([here.stop(), there.stop()])
  })

  test('a port that was asked for and is taken is an error; one that was only remembered is not', async () => {
    const before = await start(dataDir)
    await before.stop()
    const squatter = createServer().listen(before.port, '127.0.0.1')
    await once(squatter, 'listening')
    await expect(start(dataDir, (squatter.address() as AddressInfo).port)).rejects.toThrow('is taken')
    const elsewhere = await start(dataDir)
    expect(elsewhere.port).not.toBe(before.port)
    await elsewhere.stop()
    squatter.close()
  })
})

describe('whoever runs it', () => {
  test('an ordinary user', async ({ skip }) => {
    if (!isRoot) return skip('not root: every test here has just run as an ordinary user')
    const { postgres } = await findBinaries()
    const reach = spawnSync(postgres, ['--version'], { ...ORDINARY, cwd: '/' })
    if (reach.status !== 0) return skip('an ordinary user cannot reach node_modules here')
    const folder = join(base, 'ordinary')
    mkdirSync(folder)
    chownSync(folder, ORDINARY.uid, ORDINARY.gid)
    const owner = await startOwner('hold', folder, ORDINARY)
    expect(await query(owner.url, 'SELECT 1')).toEqual([1])
    owner.process.kill('SIGTERM')
    await owner.ended
    await isGone(owner.pid)
    // Root goes on with what the user made, as that user, so that the user can go on afterwards.
    const asRoot = await start(folder)
    expect(statSync(`/proc/${asRoot.pid}`).uid).toBe(ORDINARY.uid)
    await asRoot.stop()
  })

  test('root, over a folder that no other user can reach', async ({ skip }) => {
    if (!isRoot) return skip('not root')
    if (spawnSync('unshare', ['--user', 'true']).status !== 0)
      return skip('user namespaces are not allowed here')
    const hidden = join(base, 'hidden')
    mkdirSync(hidden, { mode: 0o700 })
    const server = await start(join(hidden, 'data'))
    expect(await query(server.url('postgres'), 'SELECT 1')).toEqual([1])
    expect(statSync(join(hidden, 'data', 'cluster')).uid).toBe(0)
    await server.stop()
    expect(processIdentity(server.pid)).toBeUndefined()
  })
})
