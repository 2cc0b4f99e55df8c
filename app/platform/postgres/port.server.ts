// A port on loopback for the server to listen on.
import { createServer } from 'node:net'

/** The preferred port when nobody listens on it, else one that the system picks. It is free now, not reserved. */
export async function choosePort(preferred: number | undefined): Promise<number> {
  if (preferred !== undefined) {
    const port = await tryPort(preferred)
    if (port !== undefined) return port
  }
  const port = await tryPort(0)
  if (port === undefined) throw new Error('No free port on 127.0.0.1')
  return port
}

function tryPort(wanted: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' ? address?.port : undefined
      server.close(() => resolve(port))
    })
  })
}
