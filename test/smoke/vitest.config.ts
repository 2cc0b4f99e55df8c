// `npm run test:sandbox`: the README's first command, as a newcomer runs it.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/smoke/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
})
