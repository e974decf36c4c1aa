import { defineConfig } from 'vitest/config'

// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.test.ts'],
    globalSetup: './global-setup.ts',
    setupFiles: './set-websocket.ts',
    testTimeout: 20_000,
    restoreMocks: true,
  },
})
