import { defineConfig } from '@playwright/test'

/**
 * The browser tests. `npm test` gives CHROMIUM, the path of a browser it found or installed.
 * Chromium's own background requests are off: nothing but the page under test may open a connection.
 */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--disable-gpu',
]
const lastFile = '**/every-page.spec.ts'
const isRoot = process.getuid?.() === 0

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/browser',
  globalSetup: '../support/database-server.ts',
  workers: 3,
  projects: [
    { name: 'stories', testMatch: '**/*.spec.ts', testIgnore: lastFile },
    // Last: it visits the pages that no other test has audited.
    { name: 'every page', testMatch: lastFile, dependencies: ['stories'] },
  ],
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  reporter: [['list']],
  use: {
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM || undefined,
      args: isRoot ? [...quiet, '--no-sandbox'] : quiet,
    },
  },
})
