import { expect, test } from '@playwright/test'
import { openScenario, violationsOf } from './open.ts'

const SCENARIOS = ['retry-ttl-60s', 'round-robin-3x6', 'rebalance-c2-dies']

test('the gallery has no accessibility violation, in either theme', async ({ page }) => {
  await page.goto('')
  await expect(page.getByRole('link', { name: /Six messages/ }).first()).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
})

for (const id of SCENARIOS) {
  test(`the player has no accessibility violation in ${id}, in either theme`, async ({ page }) => {
    await openScenario(page, id)
    await page.evaluate(() => window.brokerscope.seek({ seq: 60 }))
    expect(await violationsOf(page)).toEqual([])
  })
}

for (const width of [320, 390, 1440]) {
  test(`nothing is wider than a window of ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 })
    for (const route of ['', ...SCENARIOS.map((id) => `#/s/${id}`)]) {
      await page.goto(route)
      await expect(page.locator(route === '' ? 'main' : '[data-testid=stage]').first()).toBeVisible()
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(overflow, route).toBeLessThanOrEqual(0)
    }
  })
}
