// `schema-engine cli …`: the commands on the database as a whole, which the WASM engine does not have.
import pg from 'pg'
import { connectionSettings } from './connection.mjs'

/** SQLSTATE -> the code of Prisma under which the CLI knows the case. */
const PRISMA_CODES = new Map([
  ['28P01', 'P1000'],
  ['3D000', 'P1003'],
  ['42P04', 'P1009'],
  ['28000', 'P1010'],
])

/**
 * @param {string} command `can-connect-to-database`, `create-database` or `drop-database`
 * @param {string | undefined} url the database
 * @returns {Promise<0 | 1>} the exit code; a failure is told on stderr
 */
export async function runDatabaseCommand(command, url) {
  if (!url) throw new Error(`${command} needs a --datasource`)
  const settings = connectionSettings(url)
  try {
    await run(command, settings)
    return 0
  } catch (error) {
    tell('INFO', { message: command }) // the CLI leaves out the first line
    tell('ERROR', describe(error, settings))
    return 1
  }
}

async function run(command, settings) {
  const name = pg.escapeIdentifier(settings.database)
  switch (command) {
    case 'can-connect-to-database':
      return query(settings, 'SELECT 1')
    case 'create-database':
      return query({ ...settings, database: 'postgres' }, `CREATE DATABASE ${name}`)
    case 'drop-database':
      return query({ ...settings, database: 'postgres' }, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    default:
      throw new Error(`Unknown command ${command}`)
  }
}

async function query(settings, sql) {
  const client = new pg.Client(settings)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

function describe(error, { host, port, database }) {
  const code = PRISMA_CODES.get(error.code)
  if (code === 'P1003') {
    return {
      error_code: code,
      message: `Database \`${database}\` does not exist on the server at ${host}:${port}`,
    }
  }
  if (code) return { error_code: code, message: error.message }
  const reason = error.message || error.code
  return { error_code: 'P1001', message: `Can't reach the database server at ${host}:${port}: ${reason}` }
}

function tell(level, fields) {
  process.stderr.write(JSON.stringify({ level, target: 'schema_engine::logger', fields }) + '\n')
}
