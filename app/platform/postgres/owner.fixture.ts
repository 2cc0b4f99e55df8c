// For embedded.test.ts: a program that owns an embedded PostgreSQL, to be killed, interrupted or broken.
// node owner.fixture.ts <data directory> hold|drain|throw
import pg from 'pg'
import { startEmbeddedPostgres } from './embedded.server.ts'

const [dataDir = '', behaviour] = process.argv.slice(2)
const server = await startEmbeddedPostgres({ dataDir, durable: true, log: () => {} })
const stayAlive = setInterval(() => {}, 60_000)

if (behaviour === 'drain') {
  process.once('SIGINT', async () => {
    const client = new pg.Client({ connectionString: server.url('postgres') })
    await client.connect()
    await client.query('SELECT 1')
    await client.end()
    await server.stop()
    clearInterval(stayAlive)
    console.log('drained')
  })
}
if (behaviour === 'throw') {
  process.stdin.once('data', () => {
    throw new Error('a bug')
  })
}
console.log(JSON.stringify({ pid: server.pid, port: server.port, url: server.url('postgres') }))
