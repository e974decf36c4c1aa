import { defineConfig } from '@playwright/test'
import config from './playwright.config'

/** Measurements: they report figures and judge nothing, so they are not among the tests. */
export default defineConfig({
  ...config,
  testDir: 'bench',
  testMatch: '**/*.bench.ts',
  reporter: 'list',
  timeout: 180_000,
  workers: 1,
})
