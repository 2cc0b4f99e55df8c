// For run.test.ts: a program in the app's place that does the least of what the app does, so that the sandbox can be
// tested by itself. A click is a redirect with an id; a paid order with that id in its landing page is a postback.
import pg from 'pg'
import { migrate } from '#app/platform/migrate.server.ts'
import { readBytes } from './web/body.ts'
import { startServer } from './web/server.ts'

const databaseUrl = process.env['DATABASE_URL']!
await migrate(databaseUrl)
const pool = new pg.Pool({ connectionString: databaseUrl })
const clicks = new Map<string, string>()

const server = await startServer({
  port: Number(process.env['PORT']),
  async handle(request, response, url) {
    if (url.pathname === '/readyz') return void response.end('ok')
    if (url.pathname === '/crash') process.exit(3)
    if (url.pathname === '/env') return void response.end(JSON.stringify(process.env))
    if (url.pathname.startsWith('/r/')) {
      const { rows } = await pool.query('SELECT destination_url FROM offer')
      const clickId = crypto.randomUUID()
      clicks.set(clickId, url.searchParams.get('aff_click_id') ?? '')
      return void response
        .writeHead(302, { location: `${rows[0].destination_url}?click_id=${clickId}` })
        .end()
    }
    const order = JSON.parse((await readBytes(request)).toString('utf8'))
    response.end()
    if (request.headers['x-shopify-topic'] !== 'orders/paid') return
    const clickId = order.landing_site?.split('click_id=')[1]
    const postback = await pool.query('SELECT url FROM postback')
    const base = new URL(postback.rows[0].url).origin
    await fetch(
      `${base}/postback?clickid=${clicks.get(clickId)}&our=${clickId}&payout=4.80&amount=48.00&event=sale&status=approved`,
    )
  },
})

process.on(
  'SIGTERM',
  () =>
    void server
      .close()
      .then(() => pool.end())
      .then(() => process.exit(0)),
)
