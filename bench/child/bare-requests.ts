// Baseline of the deliveries: undici's `request` in loops over a fixed number of connections, to the same address.
import { Agent, request } from 'undici'
import { readSettings, serveParent } from './serve-parent.ts'

export interface BareRequestsSettings {
  url: string
  connections: number
}

const { url, connections } = readSettings<BareRequestsSettings>()
const dispatcher = new Agent({ connections })

/** @returns requests that were answered with 200, and how long it took */
async function run(seconds: number): Promise<{ requests: number; seconds: number }> {
  const from = performance.now()
  const until = from + seconds * 1000
  let requests = 0
  const loop = async () => {
    while (performance.now() < until) {
      const { statusCode, body } = await request(url, { dispatcher })
      await body.dump()
      if (statusCode !== 200) throw new Error(`HTTP ${statusCode}`)
      requests++
    }
  }
  await Promise.all(Array.from({ length: connections }, loop))
  return { requests, seconds: (performance.now() - from) / 1000 }
}

serveParent({}, { run }, () => dispatcher.destroy())
