import { spawnSync } from 'node:child_process'
import { hasOwnBrowser, systemBrowser } from './find-browser.ts'

/**
 * Makes sure that there is a browser for the tests: Playwright's own where it is installed or can be
 * downloaded, else the system's Chromium, installed with apt-get where that is allowed.
 */
function provide(): boolean {
  if (hasOwnBrowser() || systemBrowser() !== undefined) return true
  console.log("No browser found: trying Playwright's own.")
  if (run('npx', 'playwright', 'install', 'chromium') && hasOwnBrowser()) return true
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  console.log("It cannot be had: trying the system's Chromium.")
  run('apt-get', 'update')
  run('apt-get', 'install', '-y', '--no-install-recommends', 'chromium')
  return systemBrowser() !== undefined
}

function run(command: string, ...parameters: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, parameters, { stdio: 'inherit', env }).status === 0
}

if (!provide()) {
  console.error(
    'There is no browser for the tests. Install one with "npx playwright install chromium", or set',
  )
  console.error('CHROMIUM_PATH to a Chromium or Chrome of yours, and run the tests again.')
  process.exitCode = 1
}
