import { defineConfig } from 'vitest/config'
import { closingLine } from './test/closing-line.ts'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    reporters: [['default', { summary: false }], closingLine],
    maxWorkers: 2,
    // Files share what is loaded, not their database: loading it anew for each took a third of the time.
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 40_000,
  },
})
