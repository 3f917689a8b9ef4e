import { gzipSync } from 'node:zlib'
import { expect, type Page, test } from '@playwright/test'
import { openScenario } from './open.ts'

const KILOBYTE = 1024

/** How many bytes of JavaScript the page has asked for so far, gzipped. */
function scriptsOf(page: Page): () => Promise<number> {
  const sizes: Promise<number>[] = []
  page.on('response', (response) => {
    if (!new URL(response.url()).pathname.endsWith('.js')) return
    sizes.push(response.body().then((body) => gzipSync(body, { level: 9 }).length))
  })
  return async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

test('the first view of the gallery takes at most 120 KB of JavaScript', async ({ page }) => {
  const bytes = scriptsOf(page)
  await page.goto('')
  await expect(page.getByRole('link', { name: /Six messages/ }).first()).toBeVisible()
  await page.waitForLoadState('networkidle')
  expect(await bytes()).toBeLessThanOrEqual(120 * KILOBYTE)
})

test('engines are loaded when they are needed: the gallery asks for none', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto('')
  await expect(page.getByRole('link', { name: /Six messages/ }).first()).toBeVisible()
  await page.waitForLoadState('networkidle')
  // The page loads a broker's account, the worker its model: of one broker each.
  const engines = (part: string) => asked.filter((path) => path.includes(`/${part}-`)).length
  expect([engines('account'), engines('model')]).toEqual([0, 0])
  await openScenario(page, 'round-robin-3x6')
  expect([engines('account'), engines('model')]).toEqual([1, 1])
})
