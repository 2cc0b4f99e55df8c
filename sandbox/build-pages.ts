// Before the sandbox starts: builds the app's pages where they are missing or older than their sources, so that a
// newcomer needs no build step and a second start takes none.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
const STAMP = join(ROOT, 'build/.stamp')
const BUILT = join(ROOT, 'build/server/index.js')
const SOURCES = ['app/**/*.{ts,tsx,css}', 'public/**/*', 'vite.config.ts', 'package-lock.json']

/** Changes whenever what the pages are built from does. */
function fingerprint(): string {
  const hash = createHash('sha256')
  for (const file of globSync(SOURCES, {
    cwd: ROOT,
    exclude: ['app/platform/generated/**'],
    withFileTypes: true,
  })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()) {
    hash.update(file.slice(ROOT.length)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

const wanted = fingerprint()
const built = existsSync(BUILT) && existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : ''
if (built !== wanted) {
  console.log('Building the pages (once, about ten seconds) …')
  const cli = join(createRequire(import.meta.url).resolve('@remix-run/dev/package.json'), '../dist/cli.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'vite:build'], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production' },
    encoding: 'utf8',
  })
  if (status !== 0) {
    console.error(`The pages could not be built:\n${stdout}${stderr}`)
    process.exit(1)
  }
  writeFileSync(STAMP, wanted)
}
