// The driver adapter under the WASM engine: Prisma's own adapter-pg, with what it lacks for migrations.
// Work-around 1 (no connection string) stands in connection.mjs, 2 to 4 here.
import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import { connectionSettings } from './connection.mjs'

/** OID of PostgreSQL's internal one-byte type "char", found only in catalog tables. */
const CATALOG_CHAR = 18
/** OID of character(n), which the adapter knows. */
const BPCHAR = 1042

/**
 * @param {string} url the main database
 * @returns {import('@prisma/driver-adapter-utils').SqlMigrationAwareDriverAdapterFactory}
 */
export function migrationAdapterFactory(url) {
  // One session for everything: the engine's advisory lock and any SET in a script belong to a session,
  // and the session must not be closed for idleness while somebody thinks about a prompt.
  const settings = { ...connectionSettings(url), max: 1, idleTimeoutMillis: 0 }
  const main = new PrismaPg(settings)
  return {
    provider: main.provider,
    adapterName: main.adapterName,
    connect: async () => equip(await main.connect()),
    connectToShadowDb: () => connectToShadowDatabase(settings),
  }
}

/**
 * Work-around 2 of 4. adapter-pg drops the shadow database before it closes its own pool to it, which
 * PostgreSQL refuses. Here the pool goes first.
 * @param {import('pg').PoolConfig} settings of the main database
 */
async function connectToShadowDatabase(settings) {
  const database = `prisma_migrate_shadow_db_${crypto.randomUUID()}`
  const main = await new PrismaPg(settings).connect()
  await main.executeScript(`CREATE DATABASE "${database}"`)
  const shadow = equip(await new PrismaPg({ ...settings, database }).connect())
  const closePool = shadow.dispose.bind(shadow)
  shadow.dispose = async () => {
    await closePool()
    await main.executeScript(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`)
    await main.dispose()
  }
  return shadow
}

/** @param {any} adapter as adapter-pg made it; changed in place (it has more methods than its type shows) */
function equip(adapter) {
  passCatalogChars(adapter)
  runScriptsWhole(adapter)
  return adapter
}

/**
 * Work-around 3 of 4. adapter-pg refuses the type "char", which the engine's catalog queries return and which
 * it wants as Character. Such a column goes through the adapter under the name of character(n), and its
 * true type is put back on the way out. The rows array is what both places see.
 */
function passCatalogChars(adapter) {
  /** @type {WeakMap<unknown[], number[]>} rows of a result -> the positions of its "char" columns */
  const charColumns = new WeakMap()
  const performIO = adapter.performIO.bind(adapter)
  adapter.performIO = async (query) => {
    const result = await performIO(query)
    const columns = result.fields.flatMap((field, at) => (field.dataTypeID === CATALOG_CHAR ? [at] : []))
    for (const column of columns) result.fields[column].dataTypeID = BPCHAR
    charColumns.set(result.rows, columns)
    return result
  }
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query)
    for (const column of charColumns.get(result.rows) ?? []) {
      result.columnTypes[column] = ColumnTypeEnum.Character
    }
    return result
  }
}

/**
 * Work-around 4 of 4. adapter-pg cuts a script at every semicolon, also inside a function body or a string, and
 * sends the pieces one by one. The native engine sends the whole script as one simple query, which PostgreSQL
 * splits properly and runs as one transaction: a migration that fails leaves nothing half done.
 */
function runScriptsWhole(adapter) {
  adapter.executeScript = async (script) => {
    try {
      await adapter.underlyingDriver().query(script)
    } catch (error) {
      adapter.onError(error) // throws it as the engine expects it
    }
  }
}
