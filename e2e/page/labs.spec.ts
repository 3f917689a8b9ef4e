import { expect, test } from '@playwright/test'
import { complaintsOf, violationsOf } from './open.ts'

for (const route of [
  '#/lab/topic',
  '#/lab/topic?table=free',
  '#/lab/hash',
  '#/lab/assignors',
  '#/lab/prefetch',
  '#/lab/crash',
]) {
  test(`${route} has no accessibility violation in either theme, and fits a small window`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 844 })
    await page.goto(route)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await violationsOf(page)).toEqual([])
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
  })
}

test('from the gallery, by keyboard: a guess, its answer, and why', async ({ page }) => {
  const complaints = complaintsOf(page)
  await page.goto('')
  await page.getByRole('link', { name: /Topic matcher/ }).press('Enter')
  await page.getByRole('radio', { name: 'user.* ?' }).press('Space')
  const row = page.getByRole('row', { name: /user\.profile\.updated/ })
  await expect(row.getByRole('button')).toHaveCount(0)
  await row
    .getByRole('group', { name: /user\.\*/ })
    .getByRole('radio', { name: '✓' })
    .press('Space')
  await expect(row.getByRole('status')).toHaveText('wrong')
  await expect(page.getByTestId('why')).toHaveText('✗ It needs exactly 2 words; here: 3.')
  await page.getByRole('radio', { name: 'Puzzle' }).press('Space')
  await page.getByRole('textbox', { name: 'Binding key 1' }).fill('order.#.paid')
  await expect(page.getByTestId('puzzle')).toContainText('Solved')
  expect(complaints).toEqual([])
})

test('when a member leaves, range moves another one and sticky does not', async ({ page }) => {
  await page.goto('#/lab/assignors')
  await page.getByRole('button', { name: 'C2 leaves' }).press('Enter')
  const outcomes = page.getByTestId('outcomes')
  await expect(outcomes.locator('[data-assignor="classic range"]')).toContainText('1 moved2 stood still')
  await expect(outcomes.locator('[data-assignor="classic sticky"]')).toContainText('0 moved2 stood still')
  await expect(outcomes.locator('[data-assignor="consumer uniform"]')).toContainText(
    '0 movednone stood still',
  )
  await page.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(page.getByTestId('last-change')).toHaveText('A new group of 4.')
})

test('the best prefetch is shown after a bet, and by runs', async ({ page }) => {
  await page.goto('#/lab/prefetch')
  await expect(page.getByTestId('finish')).toHaveText(/8\.9\ss/)
  await expect(page.getByTestId('curve')).toHaveCount(0)
  const slider = page.getByRole('slider', { name: 'prefetch' })
  for (let step = 0; step < 4; step++) await slider.press('ArrowRight')
  await page.getByRole('button', { name: /run all/ }).press('Enter')
  await expect(page.getByTestId('verdict')).toHaveText(/3\.1\ss.*5 is as good/)
  await expect(page.getByTestId('curve').getByRole('img')).toBeVisible()
})

test('a cell of the crash matrix opens its run where the worker dies', async ({ page }) => {
  await page.goto('#/lab/crash')
  const cell = page.getByRole('link', { name: /^never\. .*SADD before the work.* dies during the work$/ })
  await cell.press('Enter')
  await expect(page.getByTestId('stage')).toBeVisible()
  await page.evaluate(() => window.brokerscope.ready)
  const last = await page.evaluate(() => window.brokerscope.events().at(-1))
  expect(last).toMatchObject({ type: 'client.crashed', client: 'W', at: 'mid-work' })
})

test('the address of the key hasher gives the same keys in the same partitions', async ({
  page,
  context,
}) => {
  await page.goto('#/lab/hash')
  await page.getByRole('button', { name: 'user-1…6' }).click()
  const placed = page.getByTestId('placed').getByRole('listitem')
  await expect(placed).toContainText(['0 keys', '2 keys', '4 keys'])
  await page.getByRole('button', { name: 'One partition more' }).click()
  const texts = await placed.allTextContents()
  const other = await context.newPage()
  await other.goto(page.url())
  await expect(other.getByTestId('placed').getByRole('listitem')).toHaveText(texts)
})
