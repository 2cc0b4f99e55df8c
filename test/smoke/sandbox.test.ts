// `npm run sandbox` as in the README: from start to the first delivered postback, used over HTTP as a person and a script
// would, ended with Ctrl-C, started again with the data of the first.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const BROWSER =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'
const folder = mkdtempSync(join(tmpdir(), 'throughline-smoke-'))
let running: ChildProcess | null = null
afterAll(async () => {
  if (running?.exitCode === null && running.signalCode === null) {
    process.kill(-(running.pid as number), 'SIGINT')
    await once(running, 'close')
  }
  rmSync(folder, { recursive: true, force: true })
})

interface Manifest {
  appUrl: string
  storefrontUrl: string
  trackerUrl: string
  brand: string
  offer: string
  partner: string
  postbackSecret: string
}
interface Hit {
  url: string
}

/** Starts it in a process group of its own, as a terminal does; resolves when the manifest says that it is ready. */
async function start(...args: string[]): Promise<{ manifest: Manifest; output: () => string }> {
  const child = spawn('npm', ['run', 'sandbox', '--', '--data-dir', folder, '--port', '4700', ...args], {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running = child
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
  const file = join(folder, 'sandbox.json')
  while (!existsSync(file)) {
    if (child.exitCode !== null) throw new Error(`the sandbox ended:\n${output}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return { manifest: JSON.parse(readFileSync(file, 'utf8')) as Manifest, output: () => output }
}

/** Ctrl-C in a terminal reaches the whole process group. */
async function ctrlC(): Promise<void> {
  const child = running as ChildProcess
  process.kill(-(child.pid as number), 'SIGINT')
  await once(child, 'close')
}

/** Processes that have the data folder in their command line. */
function leftOvers(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      } catch {
        return [] // it ended while we looked
      }
    })
    .filter((line) => line.includes(folder))
}

async function hits(manifest: Manifest): Promise<Hit[]> {
  return (await fetch(`${manifest.trackerUrl}/hits`)).json() as Promise<Hit[]>
}
async function convert(manifest: Manifest, txnId: string): Promise<void> {
  const link = await fetch(
    `${manifest.appUrl}/r/${manifest.brand}/${manifest.offer}?via=${manifest.partner}&aff_click_id=aff-${txnId}`,
    {
      redirect: 'manual',
      headers: { 'user-agent': BROWSER },
    },
  )
  const clickId = new URL(link.headers.get('location') as string).searchParams.get('click_id') as string
  const query = new URLSearchParams({
    click_id: clickId,
    amount: '25',
    txn_id: txnId,
    secret: manifest.postbackSecret,
  })
  expect(
    (await fetch(`${manifest.appUrl}/api/postback/${manifest.brand}/${manifest.offer}?${query}`)).status,
  ).toBe(200)
  await expect
    .poll(async () => (await hits(manifest)).some(({ url }) => url.includes(`clickid=aff-${txnId}&`)), {
      timeout: 15_000,
    })
    .toBe(true)
}

test('from start to delivered postback, Ctrl-C, and on with the same data', async () => {
  const startedAt = performance.now()
  const first = await start()
  expect((await hits(first.manifest)).length).toBeGreaterThan(0)
  console.log(
    `first delivered postback ${Math.round((performance.now() - startedAt) / 100) / 10} s after npm run sandbox`,
  )
  await convert(first.manifest, 'first')
  await ctrlC()
  expect(leftOvers()).toEqual([])
  expect(existsSync(join(folder, 'sandbox.json'))).toBe(false)

  const second = await start('--no-walk')
  expect(second.manifest).toMatchObject({
    appUrl: first.manifest.appUrl,
    postbackSecret: first.manifest.postbackSecret,
  })
  const again = new URLSearchParams({
    click_id: '0199a000-0000-7000-8000-000000000001',
    txn_id: 'first',
    secret: second.manifest.postbackSecret,
  })
  const answer = await fetch(
    `${second.manifest.appUrl}/api/postback/${second.manifest.brand}/${second.manifest.offer}?${again}`,
  )
  expect(await answer.json()).toMatchObject({ data: { status: 'duplicate' } })
  await convert(second.manifest, 'second')
  await ctrlC()
  expect(leftOvers()).toEqual([])
})
