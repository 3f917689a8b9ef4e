import { defineConfig, devices } from '@playwright/test'
import { hasOwnBrowser, systemBrowser } from './find-browser.ts'

const PORT = 4179

/** The built page is served from a sub-path, so that every run proves that paths are relative. */
const PAGE = `http://127.0.0.1:${PORT}/some/sub/path/`

const own = hasOwnBrowser()
const system = systemBrowser()
if (!own && system === undefined) throw new Error('No browser: run "node e2e/find-browser.ts" first')

const launchOptions = own ? {} : { executablePath: system as string }

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results',
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 120_000,
  // What a page waits for may take long on a machine that does much else; what holds is found at once.
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    baseURL: PAGE,
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    launchOptions: { ...launchOptions, chromiumSandbox: false },
    video: 'off',
    trace: 'off',
  },
  webServer: {
    command: `node serve.mjs ${PORT} /some/sub/path/`,
    url: PAGE,
    reuseExistingServer: false,
    stdout: 'ignore',
  },
})
