import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Manifest } from './manifest.server.ts'

const FIXTURE = fileURLToPath(new URL('run.fixture.ts', import.meta.url))
const LONG_MS = 60_000
let folder: string
const running: ChildProcess[] = []

beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'sandbox-run-'))))
afterAll(async () => {
  for (const child of running) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    const exit = once(child, 'exit')
    child.kill('SIGTERM')
    await exit
  }
  rmSync(folder, { recursive: true })
}, LONG_MS)

/** Starts the sandbox; `says` resolves with everything it has said once that contains the text. */
function start(...args: string[]) {
  const child = spawn(process.execPath, [FIXTURE, '--port', '4600', '--data-dir', folder, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, DELIVERY_SCHEDULE: '0s 2s', DELIVERY_ALLOW_TARGETS: '127.0.0.1:9' },
  })
  running.push(child)
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  const says = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const look = () => said.includes(text) && resolve(said)
      child.stdout.on('data', look)
      child.once('close', () => reject(new Error(`it ended and never said ${text}:\n${said}`)))
      look()
    })
  return { child, says, ended: once(child, 'close').then(([code]) => ({ code, said })) }
}
const manifest = () => JSON.parse(readFileSync(join(folder, 'sandbox.json'), 'utf8')) as Manifest

test(
  'it walks the flow, tells scripts where everything is, and leaves nothing running',
  { timeout: LONG_MS },
  async () => {
    const sandbox = start()
    const said = await sandbox.says('Ctrl-C stops everything')
    expect(said).toContain('payout 4.80 USD')
    const found = manifest()
    expect(Object.keys(found).sort()).toEqual(
      'adminUrl apiKey apiSecret appPid appUrl brand coupon databaseUrl mailUrl offer partner postbackSecret shopDomain storefrontUrl trackerUrl'.split(
        ' ',
      ),
    )
    expect(found).toMatchObject({ brand: 'demo', coupon: 'PARTNER20', shopDomain: 'demo.myshopify.com' })
    expect(found.postbackSecret).toHaveLength(64)
    expect(statSync(join(folder, 'sandbox.json')).mode & 0o077).toBe(0)
    expect(statSync(join(folder, 'sandbox', 'encryption-keys')).mode & 0o077).toBe(0)

    const env = (await (await fetch(`${found.appUrl}/env`)).json()) as Record<string, string>
    expect(env).toMatchObject({
      DELIVERY_SCHEDULE: '0s 2s',
      DELIVERY_ALLOW_TARGETS: `${new URL(found.trackerUrl).host},127.0.0.1:9`,
      FRAME_ANCESTORS: found.adminUrl,
      SHOPIFY_APP_URL: found.appUrl,
      SMTP_URL: expect.stringMatching(/^smtp:\/\/127\.0\.0\.1:\d+$/),
    })
    expect(env['ENCRYPTION_KEYS']).toMatch(/^k1:[A-Za-z0-9+/]{43}=$/)
    for (const page of [
      `${found.adminUrl}/`,
      `${found.adminUrl}/flow`,
      `${found.adminUrl}/orders`,
      `${found.trackerUrl}/`,
      `${found.mailUrl}/`,
      found.storefrontUrl,
    ]) {
      expect((await fetch(page)).status, page).toBe(200)
    }
    expect(await (await fetch(`${found.adminUrl}/flow`)).text()).not.toContain('Not readable')
    const second = await start().ended
    expect(second).toMatchObject({ code: 1, said: expect.stringContaining('is running on') })

    sandbox.child.kill('SIGTERM')
    expect((await sandbox.ended).code).toBe(0)
    expect(existsSync(join(folder, 'sandbox.json'))).toBe(false)
    for (const url of [found.appUrl, found.adminUrl, found.storefrontUrl, found.trackerUrl, found.mailUrl]) {
      await expect(fetch(url), url).rejects.toThrow()
    }
    await expect(new pg.Client({ connectionString: found.databaseUrl }).connect()).rejects.toThrow()
  },
)

test(
  'a second start goes on with the data of the first, and starts an app that died again',
  { timeout: LONG_MS },
  async () => {
    const sandbox = start('--no-walk', '--keep-app')
    expect(await sandbox.says('Ctrl-C stops everything')).toContain('there already')
    const before = manifest()
    expect(before.postbackSecret).toHaveLength(64)
    process.kill(before.appPid!, 'SIGKILL')
    await sandbox.says('Starting it again')
    await expect.poll(() => manifest().appPid, { timeout: 10_000 }).not.toBe(before.appPid)
    await expect
      .poll(
        () =>
          fetch(`${before.appUrl}/readyz`).then(
            (a) => a.status,
            () => 0,
          ),
        { timeout: 10_000 },
      )
      .toBe(200)
    sandbox.child.kill('SIGINT')
    expect((await sandbox.ended).code).toBe(0)
  },
)

test('an app that dies ends the sandbox with a failure', { timeout: LONG_MS }, async () => {
  const sandbox = start('--no-walk')
  await sandbox.says('Ctrl-C stops everything')
  await fetch(`${manifest().appUrl}/crash`).catch(() => {})
  expect(await sandbox.ended).toMatchObject({
    code: 1,
    said: expect.stringContaining('The app ended with code 3'),
  })
  expect(existsSync(join(folder, 'sandbox.json'))).toBe(false)
})

test(
  'beginning anew forgets the data, also after a sandbox that was killed',
  { timeout: LONG_MS },
  async () => {
    const killed = start('--no-walk')
    await killed.says('Ctrl-C stops everything')
    const old = manifest()
    killed.child.kill('SIGKILL')
    await killed.ended
    const sandbox = start('--no-walk', '--fresh')
    expect(await sandbox.says('Ctrl-C stops everything')).toContain('→ written')
    expect(manifest().postbackSecret).not.toBe(old.postbackSecret)
    await expect(new pg.Client({ connectionString: old.databaseUrl }).connect()).rejects.toThrow()
    sandbox.child.kill('SIGTERM')
    expect((await sandbox.ended).code).toBe(0)
  },
)
