import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** What the page offers to automation, as README documents it. */
export interface Hook {
  readonly ready: Promise<void>
  load(scenario: unknown): Promise<void>
  state(): unknown
  events(): readonly Readonly<Record<string, unknown>>[]
  seek(goal: { seq?: number; tick?: number; beat?: string | number }): Promise<void>
  play(options?: { speed?: number; untilEnd?: boolean }): void
  pause(): void
  inFlight(): number
  hash(): string
  branches(): readonly { readonly id: string; readonly name: string }[]
}

declare global {
  interface Window {
    brokerscope: Hook
  }
}

/** What a page said that it should not have: errors, warnings, refused policies, requests to others. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(`console ${message.type()}: ${message.text()}`))
  page.on('pageerror', (fault) => complaints.push(`error: ${fault.message}`))
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url())
    if (hostname !== '127.0.0.1' && protocol !== 'data:' && protocol !== 'blob:') {
      complaints.push(`request to ${request.url()}`)
    }
  })
  return complaints
}

/** Opens a scenario in the player and waits until it can be spoken to. */
export async function openScenario(page: Page, id: string, rest = ''): Promise<void> {
  await page.goto(`#/s/${id}${rest}`)
  await page.waitForFunction(() => 'brokerscope' in window)
  await page.evaluate(() => window.brokerscope.ready)
  await expect(page.getByTestId('stage')).toBeVisible()
}

/** The world at the playhead, as text that can be compared. */
export function stateOf(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify(window.brokerscope.state()))
}

/** How many events have been told at the playhead. */
export async function seqOf(page: Page): Promise<number> {
  return Number(await page.getByTestId('stage').getAttribute('data-seq'))
}

/** Waits until the page shows a theme, and no colour is still on its way to it. */
async function themeAtRest(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.waitForFunction((shown) => {
    // The page hears of the system's wish a frame late; only then do its colours begin to fade.
    if (document.documentElement.dataset['theme'] !== shown) return false
    return !document.getAnimations().some((one) => one instanceof CSSTransition)
  }, theme)
}

/** What shuts somebody out of the page, in either theme. */
export async function violationsOf(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await themeAtRest(page, colorScheme)
    const { violations } = await new AxeBuilder({ page }).analyze()
    for (const { id, nodes } of violations) {
      found.push(...nodes.map(({ target }) => `${colorScheme}, ${id}: ${target.join(' ')}`))
    }
  }
  return found
}
