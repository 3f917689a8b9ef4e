/**
 * Makes sure that there is a browser for the tests: Playwright's own where it is installed or can be
 * downloaded, else the system's Chromium, installed with apt-get where that is allowed.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const SYSTEM = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** The browser of the system, if there is one. */
export function systemBrowser() {
  return SYSTEM.find((path) => path !== undefined && path !== '' && existsSync(path))
}

/** Whether Playwright's own browser is installed. */
export function hasOwnBrowser() {
  return existsSync(chromium.executablePath())
}

function run(command, ...parameters) {
  return (
    spawnSync(command, parameters, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  )
}

function provide() {
  if (hasOwnBrowser() || systemBrowser() !== undefined) return true
  console.log("No browser found: trying Playwright's own.")
  if (run('npx', 'playwright', 'install', 'chromium') && hasOwnBrowser()) return true
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    console.log("It cannot be had: trying the system's Chromium.")
    if (run('apt-get', 'update') && run('apt-get', 'install', '-y', '--no-install-recommends', 'chromium')) {
      return systemBrowser() !== undefined
    }
  }
  return false
}

if (process.argv[1]?.endsWith('browser.mjs') && !provide()) {
  console.error(
    'There is no browser for the tests. Install one with "npx playwright install chromium", or set',
  )
  console.error('CHROMIUM_PATH to a Chromium or Chrome of yours, and run the tests again.')
  process.exit(1)
}
