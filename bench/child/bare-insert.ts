// Baseline of the inbound postback: node:http and one INSERT of one row through a pool of ten, prepared. The row is that
// of a conversion, in a table with the conversion's own columns and indexes.
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { listen } from './listen.ts'
import { readSettings, serveParent } from './serve-parent.ts'

export interface BareInsertSettings {
  databaseUrl: string
  table: string
  /** A conversion to copy, as PostgreSQL gives it; id and txn_id are replaced. */
  row: Record<string, unknown>
}

const POOL = 10

const { databaseUrl, table, row } = readSettings<BareInsertSettings>()
const pool = new pg.Pool({ connectionString: databaseUrl, max: POOL })
const columns = Object.keys(row)
const text = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')})`
const [idAt, txnAt] = [columns.indexOf('id'), columns.indexOf('txn_id')]
const template = Object.values(row)

async function insert(txnId: string | null): Promise<string> {
  const id = `conv_${randomUUID().replaceAll('-', '')}`
  const values = [...template]
  values[idAt] = id
  values[txnAt] = txnId
  await pool.query({ name: 'insert', text, values })
  return id
}

const { port, close } = await listen((request, response) => {
  const query = new URLSearchParams(request.url?.split('?', 2)[1])
  insert(query.get('txn_id')).then(
    (conversionId) => {
      const body = JSON.stringify({ data: { status: 'ok', conversionId } })
      response
        .writeHead(200, {
          'Content-Type': 'application/json; charset=utf-8',
          'Content-Length': body.length,
          'Cache-Control': 'no-store',
        })
        .end(body)
    },
    (error: Error) => {
      console.error(error)
      response.writeHead(503).end()
    },
  )
})
serveParent({ port }, {}, async () => {
  close()
  await pool.end()
})
