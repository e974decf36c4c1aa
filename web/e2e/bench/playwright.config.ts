import config from '../playwright.config'

export default {
  ...config,
  testDir: '.',
  testMatch: '**/*.bench.ts',
  reporter: 'list',
  outputDir: '../results/bench',
}
