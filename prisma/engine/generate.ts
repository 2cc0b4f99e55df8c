// `npm run generate`: the Prisma client in app/platform/generated/prisma, made anew only when it is out of date.
// Other scripts call it first, so an up-to-date client must cost next to nothing: Prisma's CLI is not even loaded.
import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { runCli } from './run-cli.ts'

const SCHEMA = fileURLToPath(new URL('../schema.prisma', import.meta.url))
const OUTPUT = fileURLToPath(new URL('../../app/platform/generated/prisma/', import.meta.url))
/** In the client's own folder, so that deleting the client deletes the claim that it is up to date. */
const STAMP = `${OUTPUT}source.sha256`

/** What the client is made of: the schema and the version of the generator. */
function sourceHash(): string {
  const generator = createRequire(import.meta.url).resolve('prisma/package.json')
  const { version } = JSON.parse(readFileSync(generator, 'utf8')) as { version: string }
  return createHash('sha256').update(`${version}\n`).update(readFileSync(SCHEMA)).digest('hex')
}

function isUpToDate(hash: string): boolean {
  try {
    return readFileSync(STAMP, 'utf8') === hash
  } catch {
    return false
  }
}

const hash = sourceHash()
if (process.argv.includes('--force') || !isUpToDate(hash)) {
  rmSync(STAMP, { force: true })
  process.exitCode = await runCli(['generate'], undefined)
  if (process.exitCode === 0) writeFileSync(STAMP, hash)
}
