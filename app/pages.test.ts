import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCaptureModule } from './pages.server.ts'

const PUBLIC = fileURLToPath(new URL('../public', import.meta.url))
const app = express()
const server = createServer(app)

beforeAll(async () => {
  openCaptureModule(app)
  app.use(express.static(PUBLIC))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
})
afterAll(() => new Promise((done) => server.close(done)))

const fetchFile = (path: string) => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`)

test('the module for other storefronts may be imported from any origin', async () => {
  const { status, headers } = await fetchFile('/capture.js')
  expect(status).toBe(200)
  expect(headers.get('access-control-allow-origin')).toBe('*')
  expect(headers.get('content-type')).toContain('javascript')
})

test('what is ours alone may not', async () => {
  const { status, headers } = await fetchFile('/favicon.svg')
  expect(status).toBe(200)
  expect(headers.get('access-control-allow-origin')).toBeNull()
})
