// A database for as long as a command takes: the one that DATABASE_URL names, else the embedded PostgreSQL below DATA_DIR, that
// of a running app or one started for the command.
import { resolve } from 'node:path'
import { startEmbeddedPostgres } from './embedded.server.ts'
import { EMBEDDED_DATABASE, embeddedFolder } from './location.ts'

/** @param settings a relative DATA_DIR is below the working directory */
export async function borrowDatabase<T>(
  settings: { DATABASE_URL?: string | undefined; DATA_DIR: string },
  use: (url: string) => Promise<T>,
): Promise<T> {
  if (settings.DATABASE_URL) return use(settings.DATABASE_URL)
  const dataDir = embeddedFolder(resolve(settings.DATA_DIR))
  const server = await startEmbeddedPostgres({ dataDir, durable: true, log: () => {} })
  try {
    return await use(server.url(EMBEDDED_DATABASE))
  } finally {
    await server.stop()
  }
}
