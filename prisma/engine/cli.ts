// `npm run prisma -- <arguments>`: Prisma's CLI. Where DATABASE_URL names no server, the commands that need one get
// the embedded PostgreSQL below DATA_DIR: the one of a running app, or one for as long as the command takes.
import { resolve } from 'node:path'
import { borrowDatabase } from '../../app/platform/postgres/borrow-database.server.ts'
import { runCli } from './run-cli.ts'

const REPOSITORY = resolve(import.meta.dirname, '../..')
const NEEDS_DATABASE = new Set(['migrate', 'db', 'studio'])

const args = process.argv.slice(2)

/**
 * The engine loses its way to a shadow database once `migrate dev` has applied pending migrations: then the new one is not
 * written. Applied by themselves beforehand there are none. What keeps them from being applied, `migrate dev` says itself.
 */
async function run(url: string | undefined): Promise<number> {
  if (args[0] === 'migrate' && args[1] === 'dev') {
    const config = args.indexOf('--config')
    await runCli(['migrate', 'deploy', ...(config === -1 ? [] : args.slice(config, config + 2))], url)
  }
  return runCli(args, url)
}

if (!NEEDS_DATABASE.has(args[0] ?? '') || process.env.DATABASE_URL) {
  process.exitCode = await run(undefined)
} else {
  // Ctrl-C reaches the CLI as well, which then ends; the database is stopped after it.
  process.on('SIGINT', () => {})
  const settings = { DATA_DIR: resolve(REPOSITORY, process.env.DATA_DIR || '.data') }
  process.exitCode = await borrowDatabase(settings, run)
}
