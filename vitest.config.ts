import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['app/**/*.test.ts', 'sandbox/**/*.test.ts', 'test/**/*.test.ts'],
  },
})
