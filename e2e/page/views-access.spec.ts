import { expect, test } from '@playwright/test'
import { openScenario, violationsOf } from './open.ts'

test('in neither theme is anybody shut out of space and time, nor of what decides', async ({ page }) => {
  await openScenario(page, 'group-and-standby')
  await page.evaluate(() => window.brokerscope.seek({ beat: 3 }))
  await page.getByTestId('stage').locator('[data-place="member:C4"]').first().click()
  await page.getByRole('dialog').getByRole('button', { name: /Why\?/ }).click()
  await expect(page.getByTestId('guards')).toBeVisible()
  await page.keyboard.press('t')
  await expect(page.getByTestId('space-time').getByRole('list', { name: 'Lanes' })).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
})

test('in neither theme is anybody shut out of two worlds side by side', async ({ page }) => {
  await page.goto('#/compare/round-robin-3x6~group-and-standby')
  await expect(page.getByTestId('pane:right')).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Next beat of either' }).click()
  expect(await violationsOf(page)).toEqual([])
})

test('both fit a phone: nothing is wider than it', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('#/compare/round-robin-3x6~group-and-standby')
  await expect(page.getByTestId('pane:right')).toBeVisible({ timeout: 30_000 })
  const isWide = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  expect(await isWide()).toBe(false)
  await openScenario(page, 'retry-ttl-60s')
  await page.getByRole('tab', { name: 'Time' }).click()
  await expect(page.getByTestId('space-time').getByRole('list', { name: 'Lanes' })).toBeVisible()
  expect(await isWide()).toBe(false)
})
