import { expect, type Page, test } from '@playwright/test'
import { openScenario } from './open.ts'

const toBeat = (page: Page, id: string) => page.evaluate((beat) => window.brokerscope.seek({ beat }), id)

test('a member that died keeps neither a position nor partitions', async ({ page }) => {
  await openScenario(page, 'rebalance-c2-dies')
  const log = page.locator('[data-place="partition:orders-1"]')
  await toBeat(page, 'stable')
  await expect(page.getByTestId('count:member:C2:partitions')).toHaveText('orders-1')
  await toBeat(page, 'killed')
  await expect(log).not.toContainText('C2')
  await expect(log).toContainText('order-processors 23')
  await expect(page.getByTestId('count:member:C2:partitions')).toHaveCount(0)
})

test('the count on the badge is the count of x-death', async ({ page }) => {
  await openScenario(page, 'retry-ttl-60s')
  for (const [beat, count] of [
    ['nacks', '↻1'],
    ['counts', '↻3'],
  ] as const) {
    await toBeat(page, beat)
    await expect(page.locator('[data-place="queue:retry.q"] [data-slot="o7"]')).toContainText(count)
  }
})

test('a queue has the small print of the branch that is shown', async ({ page }) => {
  await openScenario(page, 'retry-ttl-60s')
  const queue = page.locator('[data-place="queue:main.q"]')
  await toBeat(page, 'modern')
  await expect(queue).toContainText('x-queue-type quorum')
  await toBeat(page, 'behind')
  await expect(queue).not.toContainText('x-queue-type')
})

test('in Russian the stage speaks Russian, to the eye and to the ear', async ({ page }) => {
  await openScenario(page, 'retry-ttl-60s')
  await toBeat(page, 'returns')
  await page.getByText('RU', { exact: true }).click()
  const consumer = page.locator('[data-place="consumer:W1"]')
  await expect(consumer).toContainText('свободен')
  await expect(consumer).toContainText('обработано')
  await expect(page.getByTestId('count:consumer:W1:processed')).toHaveText('2')
  await expect(page.getByRole('button', { name: /^Потребитель W1: свободен, .*обработано 2/ })).toHaveCount(1)
  await expect(page.locator('[data-place="queue:main.q"]')).toContainText('Ready')
})

test('a menu has what harms nobody first, and the crash last', async ({ page }) => {
  await openScenario(page, 'retry-ttl-60s')
  await toBeat(page, 'others')
  await page.getByRole('button', { name: /^Consumer W1/ }).press('Enter')
  const entries = page.getByRole('dialog', { name: 'W1' }).locator('[data-action]')
  await expect(entries.first()).not.toHaveAttribute('data-harsh')
  await expect(entries.last()).toHaveAttribute('data-action', 'crash')
})

test('what is tried before the first beat is said; where it is tried already it can be undone', async ({
  page,
}) => {
  await openScenario(page, 'retry-ttl-60s')
  await page.getByTestId('break-it').first().click()
  await expect(page.getByRole('button', { name: 'Back to how it was' })).toBeVisible()
  await expect(page.getByTestId('story')).not.toContainText('Press play')
  await page.getByRole('button', { name: 'Back to how it was' }).click()
  await toBeat(page, 'behind')
  await expect(page.getByRole('button', { name: 'Back to how it was' })).toBeVisible()
  await toBeat(page, 'modern')
  await expect(page.getByTestId('break-it').first()).toBeVisible()
})
