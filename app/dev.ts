// `npm run dev`: the process with pages that are built as they are asked for, and a developer's settings.
import { completeDevEnvironment } from '#app/platform/env-dev.server.ts'

completeDevEnvironment()
await import('#app/server.ts')
