// Against a name server on this machine that knows a few names and answers in DNS' own bytes.
import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askHostRecord } from './ask-host-record.server.ts'

const [A, CNAME] = [1, 5]
/** `name type` to what is said; a name that is not here does not exist. */
const RECORDS = new Map([
  [`app.example.com ${A}`, '192.0.2.1'],
  [`go.shop.example ${CNAME}`, 'app.example.com'],
  [`top.shop.example ${A}`, '192.0.2.1'],
  [`old.shop.example ${CNAME}`, 'elsewhere.example'],
])

let server: Socket
let address: string
beforeAll(async () => {
  server = createSocket('udp4').on('message', (query, from) =>
    server.send(answer(query), from.port, from.address),
  )
  server.bind(0, '127.0.0.1')
  await once(server, 'listening')
  address = `127.0.0.1:${server.address().port}`
})
afterAll(() => void server.close())

function answer(query: Buffer): Buffer {
  const labels: string[] = []
  let at = 12
  for (let length = query[at] as number; length > 0; length = query[at] as number) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  const type = query.readUInt16BE(at + 1)
  const question = query.subarray(12, at + 5)
  const record = RECORDS.get(`${labels.join('.').toLowerCase()} ${type}`)
  const data =
    record === undefined ? null : type === A ? Buffer.from(record.split('.').map(Number)) : name(record)
  const header = Buffer.alloc(12)
  query.copy(header, 0, 0, 2)
  header.writeUInt16BE(data === null ? 0x8183 : 0x8180, 2)
  header.writeUInt16BE(1, 4)
  header.writeUInt16BE(data === null ? 0 : 1, 6)
  if (data === null) return Buffer.concat([header, question])
  const about = Buffer.from([0xc0, 12, 0, type, 0, 1, 0, 0, 0, 60, data.length >> 8, data.length & 255])
  return Buffer.concat([header, question, about, data])
}

const name = (text: string) =>
  Buffer.concat([...text.split('.').map((label) => Buffer.from(`${String.fromCharCode(label.length)}${label}`)), Buffer.alloc(1)]) // prettier-ignore

test.each([
  ['go.shop.example', { kind: 'ours' }],
  ['top.shop.example', { kind: 'same_address' }],
  ['old.shop.example', { kind: 'elsewhere', target: 'elsewhere.example' }],
  ['new.shop.example', { kind: 'missing' }],
])('%s is seen as it stands', async (host, record) => {
  expect(await askHostRecord(host, 'app.example.com', [address])).toEqual(record)
})

test('a name server that says nothing is not waited for', async () => {
  const silent = createSocket('udp4').bind(0, '127.0.0.1')
  await once(silent, 'listening')
  const record = await askHostRecord('go.shop.example', 'app.example.com', [
    `127.0.0.1:${silent.address().port}`,
  ])
  silent.close()
  expect(record).toEqual({ kind: 'unknown' })
}, 15_000)
