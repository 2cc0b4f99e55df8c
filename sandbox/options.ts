// The command line of the sandbox.
import { parseArgs } from 'node:util'

export type Options = {
  /** The first of five ports in a row; null: those of the last start, else 4000. */
  port: number | null
  dataDir: string
  /** Forget everything of earlier starts. */
  fresh: boolean
  /** Walk the flow once after the start. */
  walk: boolean
  /** Start the app again when it dies, as an init system would. */
  keepApp: boolean
}

export const USAGE = `Usage: node sandbox/main.ts [options]

  --port N        the app's port; the next four are the admin, shop, tracker and platform (default: as last time, or 4000)
  --data-dir DIR  where everything is kept (default: .data)
  --fresh         begin anew: throws away what earlier starts left in the data directory
  --no-walk       do not walk the flow once after the start
  --keep-app      start the app again when it dies (or SANDBOX_KEEP_APP=1)
  --help          this text`

/**
 * Reads the arguments.
 * @returns a string where they cannot be read: what is wrong, or the usage where that was asked for
 */
export function readOptions(
  args: string[],
  env: Record<string, string | undefined>,
): Options | { error: string } | { help: string } {
  let values
  try {
    values = parseArgs({ args, options: OPTIONS, allowNegative: true }).values
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
  if (values.help) return { help: USAGE }
  const port = values.port === undefined ? null : Number(values.port)
  if (port !== null && !(Number.isInteger(port) && port >= 1 && port <= 65_000)) {
    return { error: `--port ${values.port} is not a port` }
  }
  return {
    port,
    dataDir: values['data-dir'],
    fresh: values.fresh,
    walk: values.walk,
    keepApp: values['keep-app'] || env['SANDBOX_KEEP_APP'] === '1',
  }
}

const OPTIONS = {
  port: { type: 'string' },
  'data-dir': { type: 'string', default: '.data' },
  fresh: { type: 'boolean', default: false },
  walk: { type: 'boolean', default: true },
  'keep-app': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const
