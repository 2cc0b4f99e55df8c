// The crash tests: `npm run test:crash`. Real processes are killed here, one test at a time, over a PostgreSQL with fsync on.
// CRASH_SEED=<number> repeats a run's random choices; TEST_LOG=1 shows what the app's processes write.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/crash/**/*.test.ts'],
    globalSetup: './test/crash/postgres.ts',
    reporters: ['default', './test/crash/summary.ts'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
})
