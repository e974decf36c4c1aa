import { defineConfig } from '@playwright/test'
import usual from './playwright.config'

/** Random input in real browsers; TUTTI_SEEDS says how many seeds (200), TUTTI_SEED the first (1). */
export default defineConfig({
  ...usual,
  testDir: 'campaign',
  testMatch: '*.campaign.ts',
  reporter: [['list']],
  timeout: 60 * 60_000,
})
