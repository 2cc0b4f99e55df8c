// Tests of the rooms and of what crosses them, over one real PostgreSQL (test/setup). Browser, crash and bench runs are
// commands of their own.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['app/**/*.test.ts', 'extensions/**/*.test.ts', 'sandbox/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['test/browser/**', 'test/crash/**', 'test/smoke/**', 'node_modules/**'],
    globalSetup: './test/setup/postgres.ts',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
