import config from '../playwright.config'

// biome-ignore lint/style/noDefaultExport: Playwright reads the default export
export default { ...config, testDir: '.', testMatch: '**/*.bench.ts', reporter: 'list', outputDir: '../results/bench' }
