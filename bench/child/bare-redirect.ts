// Baseline of the redirect: node:http and the same 302, nothing else.
import { listen } from './listen.ts'
import { serveParent } from './serve-parent.ts'

const LOCATION = 'https://shop.example/collections/summer?click_id=01900000-0000-7000-8000-000000000000&utm=1'

const { port, close } = await listen((_, response) => {
  response.writeHead(302, { Location: LOCATION, 'Cache-Control': 'no-store', 'Content-Length': 0 }).end()
})
serveParent({ port }, {}, close)
