// One connection that does nothing but COPY: what a group commit flushes into. The COPY command and its data leave in
// one write (the server reads the data when it gets to it), so a batch costs one round trip and one commit.
import pg from 'pg'

export interface CopyWriter {
  /** Writes one batch (see copy-rows) and resolves once it is committed; rejects with nothing of it written. */
  write(rows: Buffer): Promise<void>
  close(): Promise<void>
}

interface CopyConnection {
  stream: { cork(): void; uncork(): void }
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
}

/** How long a batch waits for a database that is restarting before it fails. */
const PATIENCE_MS = 2_000
const RECONNECT_MS = 50
/** Not reachable, shutting down, starting up, too many connections: what a restart looks like from here. */
const PASSING = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '53300'])

/**
 * @param url the database
 * @param command `COPY table (columns) FROM STDIN (FORMAT binary)`
 * @param clock for the patience with a database that is restarting
 */
export function createCopyWriter(url: string, command: string, clock: () => number): CopyWriter {
  let client: Promise<pg.Client> | null = null

  async function connect(): Promise<pg.Client> {
    const until = clock() + PATIENCE_MS
    for (;;) {
      const fresh = new pg.Client({
        connectionString: url,
        application_name: 'throughline copy',
        connectionTimeoutMillis: PATIENCE_MS,
      })
      fresh.on('error', () => forget(fresh))
      try {
        await fresh.connect()
        return fresh
      } catch (error) {
        if (clock() >= until || !PASSING.has((error as { code?: string }).code ?? '')) throw error
        await new Promise((resolve) => setTimeout(resolve, RECONNECT_MS))
      }
    }
  }
  let connected: pg.Client | null = null
  function forget(which: pg.Client): void {
    if (connected === which) connected = client = null
  }
  async function use(): Promise<pg.Client> {
    client ??= connect()
    try {
      connected = await client
      return connected
    } catch (error) {
      client = null
      throw error
    }
  }
  return {
    async write(rows) {
      const writer = await use()
      try {
        await copy(writer, command, rows)
      } catch (error) {
        if (!(error instanceof pg.DatabaseError) || PASSING.has(error.code ?? '')) {
          forget(writer)
          writer.end().catch(() => {})
        }
        throw error
      }
    },
    async close() {
      await connected?.end()
    },
  }
}

/** One COPY as a query of pg's own kind (its Submittable interface). */
function copy(client: pg.Client, command: string, rows: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: Error | null = null
    const submittable = {
      submit(connection: CopyConnection) {
        connection.stream.cork() // the three messages leave in one write
        connection.query(command)
        connection.sendCopyFromChunk(rows)
        connection.endCopyFrom()
        connection.stream.uncork()
      },
      handleError: (error: Error) => {
        // A broken connection sends no ReadyForQuery, so the refusal must not wait for it.
        failure = error
        reject(error)
      },
      handleReadyForQuery: () => (failure ? undefined : resolve()),
      handleCopyInResponse() {},
      handleCommandComplete() {},
    }
    client.query(submittable as unknown as pg.Submittable)
  })
}
