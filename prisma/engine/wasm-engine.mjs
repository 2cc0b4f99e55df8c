// Loads the WASM schema engine and connects it with the database.
import { readFile } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import { migrationAdapterFactory } from './adapter.mjs'

// Not the package's main file: it imports the .wasm like a module, which Node does not do without a flag.
const bindingsUrl = import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg')

let panicMessage = ''

/** What the engine said when it last panicked; the error thrown then is only "unreachable". */
export const lastPanicMessage = () => panicMessage

/** The version of the package, e.g. 7.10.0-4.<commit>. */
export function engineVersion() {
  return JSON.parse(readFileSync(new URL('./package.json', bindingsUrl), 'utf8')).version
}

/**
 * @param {string[]} datamodels paths of the schema files
 * @param {string | undefined} url the database; without one only commands that need none succeed
 * @returns {Promise<import('@prisma/schema-engine-wasm').SchemaEngine>}
 */
export async function startEngine(datamodels, url) {
  await loadWasm()
  const files = await Promise.all(datamodels.map(async (path) => [path, await readFile(path, 'utf8')]))
  const ignoreLog = () => {}
  return bindings.SchemaEngine.new(
    { datamodels: files.length > 0 ? files : undefined },
    ignoreLog,
    bindMigrationAwareSqlAdapterFactory(migrationAdapterFactory(url ?? 'postgresql://127.0.0.1/none')),
  )
}

async function loadWasm() {
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (message) => (panicMessage = String(message)) },
  })
  const bytes = await readFile(new URL('./schema_engine_bg.wasm', bindingsUrl))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
}
