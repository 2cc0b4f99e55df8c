// `npm run sandbox`: the whole system on this machine, with stand-ins for Shopify and for a partner's tracker.
// Says in plain words what it does, walks the flow once, and runs until Ctrl-C.
import { resolve } from 'node:path'
import { readOptions, USAGE } from './options.ts'
import { runSandbox } from './run.server.ts'

// Whoever started us may stop reading; that must not end the sandbox.
process.stdout.on('error', () => {})

const options = readOptions(process.argv.slice(2), process.env)
if ('help' in options) console.log(options.help)
else if ('error' in options) {
  console.error(`${options.error}\n\n${USAGE}`)
  process.exitCode = 2
} else {
  const code = await runSandbox({ ...options, dataDir: resolve(options.dataDir) })
  process.exit(code)
}
