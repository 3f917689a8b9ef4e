import { expect, type Page, test } from '@playwright/test'
import { openScenario } from './open.ts'

/** Asks why about a place: by the tree beside the stage, as a keyboard does. */
async function askAbout(page: Page, place: string): Promise<void> {
  await page.getByTestId('stage').locator(`[data-place="${place}"]`).first().click()
  await page.getByRole('dialog').getByRole('button', { name: /Why\?/ }).click()
}

test('a member that gets nothing: every partition has an owner', async ({ page }) => {
  await openScenario(page, 'group-and-standby')
  await page.evaluate(() => window.brokerscope.seek({ beat: 3 }))
  await askAbout(page, 'member:C4')
  const guards = page.getByTestId('guards')
  await expect(guards).toContainText('All 3 partitions have an owner')
  await expect(guards).toContainText('a member that goes, or a partition that comes')
  await guards.getByRole('button', { name: 'Look at order-processors' }).click()
  await expect(guards).toContainText('order-processors is stable')
})

test('a setting that decides is a knob beside the answer, and turning it is a branch', async ({ page }) => {
  await openScenario(page, 'group-and-standby')
  await page.evaluate(() => window.brokerscope.seek({ beat: 3 }))
  await askAbout(page, 'member:C4')
  const knob = page.getByTestId('why').getByTestId(/^why-knob:/)
  await expect(knob.first()).toBeVisible()
  const before = await page.evaluate(() => window.brokerscope.branches().length)
  await page.getByTestId('why').getByText('4', { exact: true }).first().click()
  await expect.poll(() => page.evaluate(() => window.brokerscope.branches().length)).toBe(before + 1)
})

test('a full window, and the message behind it; what had no part steps back on the stage', async ({
  page,
}) => {
  await openScenario(page, 'retry-ttl-60s')
  await page.evaluate(() => window.brokerscope.seek({ beat: 2 }))
  await askAbout(page, 'queue:dlq')
  await expect(page.getByTestId('guards')).toContainText('Nothing has come into dlq so far')
  const apart = page.getByTestId('stage').locator('[data-apart]')
  await expect(apart).not.toHaveCount(0)
  await page.getByRole('tab', { name: 'Story' }).click()
  await expect(apart).toHaveCount(0)
})
