#!/usr/bin/env node
// Stand-in for Prisma's native schema engine, which Prisma's CLI would otherwise download outside npm.
// The CLI starts this file as if it were that binary (PRISMA_SCHEMA_ENGINE_BINARY, see prisma.config.ts);
// behind it runs the WASM build of the same engine, pinned in the lock file.
//
// Plain JavaScript, unlike the rest of the house: whatever `node` comes first on the PATH runs it,
// and an older one (20 is enough) cannot load TypeScript.
import { parseArguments } from './arguments.mjs'

// The CLI reads stderr line by line as JSON; a Node warning in between would hide the real error.
process.removeAllListeners('warning')

const { version, datamodels, url, databaseCommand } = parseArguments(process.argv.slice(2))

if (version) {
  const { engineVersion } = await import('./wasm-engine.mjs')
  console.log(`schema-engine-wasm ${engineVersion()}`)
} else if (databaseCommand) {
  const { runDatabaseCommand } = await import('./database-commands.mjs')
  process.exitCode = await runDatabaseCommand(databaseCommand, url)
} else {
  const [{ startEngine }, { serveJsonRpc }] = await Promise.all([
    import('./wasm-engine.mjs'),
    import('./json-rpc.mjs'),
  ])
  await serveJsonRpc(() => startEngine(datamodels, url))
  process.exit(0)
}
