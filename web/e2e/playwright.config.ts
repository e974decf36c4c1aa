import { defineConfig } from '@playwright/test'

const baseURL = process.env.TUTTI_URL
if (!baseURL) throw new Error('TUTTI_URL is not set: start a server and give its address, or run ./test e2e')

export default defineConfig({
  testDir: 'places',
  outputDir: 'results/artifacts',
  reporter: [['list'], ['json', { outputFile: 'results/report.json' }]],
  // most of the time a test waits for the page; two cores carry three
  workers: 3,
  // deadlines, not measures: what works must not fail because a machine is busy
  timeout: 75_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  use: {
    baseURL,
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
