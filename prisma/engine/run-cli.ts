// Starts Prisma's CLI under the Node that runs us, with the terminal, the environment and the arguments handed on.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { delimiter, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const CLI = createRequire(import.meta.url).resolve('prisma/build/index.js')
const CONFIG = fileURLToPath(new URL('../../prisma.config.ts', import.meta.url))

/**
 * @param args as after `prisma`
 * @param databaseUrl where the command needs a database
 * @returns the exit code
 */
export async function runCli(args: readonly string[], databaseUrl: string | undefined): Promise<number> {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
  }
  if (databaseUrl !== undefined) env.DATABASE_URL = databaseUrl
  const config = args.includes('--config') ? [] : ['--config', CONFIG]
  const child = spawn(process.execPath, [CLI, ...args, ...config], { env, stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  return typeof code === 'number' ? code : 1
}
