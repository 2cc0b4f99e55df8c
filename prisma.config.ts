// Settings of Prisma's CLI. `npm run prisma`, `npm run generate` and the app's own migration all come through here.
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'prisma/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// The CLI asks for its engine only after it has read this file. Without the variable it would try a download.
process.env.PRISMA_SCHEMA_ENGINE_BINARY = here('prisma/engine/schema-engine.mjs')
// No look for a newer version at each command: nothing here needs the network.
process.env.CHECKPOINT_DISABLE ??= '1'

export default defineConfig({
  schema: here('prisma/schema.prisma'),
  migrations: { path: here('prisma/migrations') },
  // Commands without a database (generate, validate, format) need no DATABASE_URL.
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
