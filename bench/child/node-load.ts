// The load generator where wrk is not installed: raw sockets, one request at a time on each.
import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import type { LoadResult, LoadRun } from '../load/load.ts'
import { parseRequests } from '../load/requests.ts'
import { serveParent } from './serve-parent.ts'

const STATUS = /^HTTP\/1\.1 (\d{3}) /
const LENGTH = /\r\ncontent-length: (\d+)/i

async function run({ port, connections, seconds, requestsFile, word }: LoadRun): Promise<LoadResult> {
  const requests = parseRequests(readFileSync(requestsFile, 'utf8'))
  const tookMs: number[] = []
  let [sent, errors] = [0, 0]
  const from = performance.now()
  const until = from + seconds * 1000
  const next = () => {
    const { head, tail } = requests[sent % requests.length] as (typeof requests)[number]
    return `${head}${word}${++sent}${tail}`
  }
  const work = (socket: Socket) =>
    new Promise<void>((resolve) => {
      let startedMs = 0
      let received = ''
      const send = () => {
        if (performance.now() >= until) return void socket.destroy()
        startedMs = performance.now()
        received = ''
        socket.write(next())
      }
      socket.on('data', (chunk) => {
        received += chunk.toString('latin1')
        const headEnd = received.indexOf('\r\n\r\n')
        if (headEnd === -1 || received.length < headEnd + 4 + Number(LENGTH.exec(received)?.[1] ?? 0)) return
        tookMs.push(performance.now() - startedMs)
        if (Number(STATUS.exec(received)?.[1] ?? 500) >= 400) errors++
        send()
      })
      socket.on('connect', send)
      socket.on('error', () => errors++)
      socket.on('close', () => resolve())
      setTimeout(() => socket.destroy(), seconds * 1000 + 10_000).unref()
    })
  await Promise.all(Array.from({ length: connections }, () => work(connect(port, '127.0.0.1').setNoDelay())))
  const sorted = Float64Array.from(tookMs).sort()
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN
  return {
    requests: tookMs.length,
    seconds: (performance.now() - from) / 1000,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    errors,
  }
}

serveParent({}, { run })
