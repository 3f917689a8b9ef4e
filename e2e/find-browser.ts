import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

/** The browser of the system, if there is one. `CHROMIUM_PATH` goes before the usual places. */
export function systemBrowser(): string | undefined {
  const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  return [process.env['CHROMIUM_PATH'] ?? '', ...places].find((path) => path !== '' && existsSync(path))
}

/** Whether Playwright's own browser is installed. */
export function hasOwnBrowser(): boolean {
  return existsSync(chromium.executablePath())
}
