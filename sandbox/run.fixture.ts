// For run.test.ts: the sandbox's command line over the stub app, as a process of its own.
import { readOptions } from './options.ts'
import type { Options } from './options.ts'
import { runSandbox } from './run.server.ts'

const options = readOptions(process.argv.slice(2), process.env) as Options
process.exit(await runSandbox(options, 'sandbox/stub-app.fixture.ts'))
