// Which ports the sandbox listens on: those of the last start where they are free, else the next free ones.
import { createServer } from 'node:net'
import type { Ports } from './settings.server.ts'

const FIRST_PORT = 4000
const NAMES = ['app', 'admin', 'storefront', 'tracker', 'shopify', 'mail', 'smtp', 'rates'] as const

/**
 * @param wanted the first port, where the person named one
 * @param kept the ports of the last start; one of an older version knows fewer
 */
export async function choosePorts(wanted: number | null, kept: Partial<Ports> | null): Promise<Ports> {
  const keeps = kept !== null && (wanted === null || kept.app === wanted)
  const ports: Partial<Ports> = {}
  let next = wanted ?? FIRST_PORT
  for (const name of NAMES) {
    const taken = Object.values(ports)
    const before = keeps ? kept[name] : undefined
    if (before !== undefined && !taken.includes(before) && (await isFree(before))) {
      ports[name] = before
      continue
    }
    while (taken.includes(next) || (keeps && Object.values(kept).includes(next)) || !(await isFree(next)))
      next += 1
    ports[name] = next
  }
  return ports as Ports
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
