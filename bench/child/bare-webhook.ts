// Baseline of webhook acceptance: node:http that reads the body, checks the HMAC and answers.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { listen } from './listen.ts'
import { readSettings, serveParent } from './serve-parent.ts'

const { secret } = readSettings<{ secret: string }>()
const ANSWERS = { 200: 'ok\n', 401: 'the signature does not match\n' }

const { port, close } = await listen((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const given = Buffer.from(String(request.headers['x-shopify-hmac-sha256']), 'base64')
    const right = createHmac('sha256', secret).update(Buffer.concat(chunks)).digest()
    const status = given.length === right.length && timingSafeEqual(given, right) ? 200 : 401
    const text = ANSWERS[status]
    response
      .writeHead(status, {
        'Content-Type': 'text/plain; charset=utf-8',
        'Content-Length': text.length,
        'Cache-Control': 'no-store',
      })
      .end(text)
  })
})
serveParent({ port }, {}, close)
