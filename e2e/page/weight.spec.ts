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

for (const id of ['retry-ttl-60s', 'rebalance-c2-dies']) {
  test(`the page of ${id} takes at most 200 KB of JavaScript in all`, async ({ page }) => {
    const sizes = new Map<string, Promise<number>>()
    page.on('response', (response) => {
      const size = () => response.body().then((body) => gzipSync(body, { level: 9 }).length)
      if (new URL(response.url()).pathname.endsWith('.js')) sizes.set(response.url(), size())
    })
    await openScenario(page, id)
    await page.waitForLoadState('networkidle')
    // What the page itself has loaded: workers keep account of theirs.
    const own = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
    const bytes = await Promise.all([...sizes].flatMap(([url, size]) => (own.includes(url) ? [size] : [])))
    expect(bytes.length).toBeGreaterThan(10)
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(200 * KILOBYTE)
  })
}

test('engines are loaded when they are needed: on the way to a scenario, not for the gallery', async ({
  page,
}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto('')
  await expect(page.getByRole('link', { name: /Six messages/ }).first()).toBeVisible()
  await page.waitForLoadState('networkidle')
  // The page loads a broker's account, the worker its model: of one broker each.
  const engines = (part: string) => asked.filter((path) => path.includes(`/${part}-`)).length
  expect([engines('account'), engines('model')]).toEqual([0, 0])
  const card = page.getByRole('link', { name: /Six messages/ }).first()
  await card.focus()
  await expect.poll(() => [engines('account'), engines('model')]).toEqual([1, 1])
  await card.press('Enter')
  await expect(page.getByTestId('stage')).toBeVisible()
  expect([engines('account'), engines('model')]).toEqual([1, 1])
})
