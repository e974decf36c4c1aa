import { defineConfig } from 'vitest/config'

// default exports are what the tool asks for
// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.{ts,tsx}', 'app/src/**/*.test.{ts,tsx}'],
    restoreMocks: true,
  },
})
