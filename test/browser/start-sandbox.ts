// The sandbox for a test file: started as a newcomer starts it, on ports and data of its own, and taken down again.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Manifest } from '../../sandbox/manifest.server.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const START_TIMEOUT_MS = 180_000
const LOOK_MS = 100

export interface RunningSandbox extends Manifest {
  stop(): Promise<void>
}

/** @throws with what the sandbox said, where it does not become ready */
export async function startSandbox(): Promise<RunningSandbox> {
  const dataDir = mkdtempSync(join(tmpdir(), 'throughline-browser-'))
  const arguments_ = [
    'sandbox/main.ts',
    '--data-dir',
    dataDir,
    '--port',
    String(await freePort()),
    '--no-walk',
  ]
  const child = spawn(process.execPath, arguments_, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said += text))
  }
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    }
    rmSync(dataDir, { recursive: true, force: true })
  }
  const manifest = join(dataDir, 'sandbox.json')
  const deadline = performance.now() + START_TIMEOUT_MS
  while (!existsSync(manifest)) {
    const isOver = child.exitCode !== null || child.signalCode !== null
    if (isOver || performance.now() > deadline) {
      await stop()
      throw new Error(`The sandbox did not become ready:\n${said}`)
    }
    await pause(LOOK_MS)
  }
  return { ...(JSON.parse(readFileSync(manifest, 'utf8')) as Manifest), stop }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
