// Where the app's own database is when no DATABASE_URL names one: said once, for the app and for Prisma's CLI.
import { join } from 'node:path'

/** The folder of the embedded PostgreSQL below the app's data directory (DATA_DIR). */
export function embeddedFolder(dataDir: string): string {
  return join(dataDir, 'postgres')
}

export const EMBEDDED_DATABASE = 'throughline'
