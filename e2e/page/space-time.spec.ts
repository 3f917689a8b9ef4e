import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { complaintsOf, openScenario, seqOf } from './open.ts'

/** Opens the picture of space and time beside the stage. */
async function openTime(page: Page, id: string, beat: number): Promise<void> {
  await openScenario(page, id)
  await page.evaluate((row) => window.brokerscope.seek({ beat: row }), beat)
  await page.getByTestId('stage').focus()
  await page.keyboard.press('t')
  await expect(page.getByTestId('space-time').getByRole('list', { name: 'Lanes' })).toBeVisible()
}

const lanesOf = (page: Page) =>
  page
    .getByTestId('space-time')
    .getByRole('list', { name: 'Lanes' })
    .locator('[aria-pressed]')
    .allInnerTexts()

test('lanes stand in reading order and can be moved, hidden and brought back', async ({ page }) => {
  const complaints = complaintsOf(page)
  await openTime(page, 'retry-ttl-60s', 3)
  const names = await lanesOf(page)
  expect(names[0]).toBe('Pr')
  expect(names.indexOf('main.ex')).toBeLessThan(names.indexOf('main.q'))
  expect(names.indexOf('main.q')).toBeLessThan(names.indexOf('W1'))
  const time = page.getByTestId('space-time')
  await time.getByLabel('Pr: move, pin, hide').click()
  await time.getByRole('button', { name: 'Hide' }).click()
  expect(await lanesOf(page)).not.toContain('Pr')
  await time.getByRole('button', { name: 'Show Pr again' }).click()
  expect(await lanesOf(page)).toContain('Pr')
  await time.getByRole('button', { name: 'Pr', exact: true }).press('Alt+ArrowDown')
  expect((await lanesOf(page)).slice(0, 2)).toEqual([names[1], 'Pr'])
  expect(complaints).toEqual([])
})

test('a stretch that is marked with Shift is looped, and what changes in it is said', async ({ page }) => {
  await openTime(page, 'retry-ttl-60s', 3)
  const time = page.getByTestId('space-time')
  const lane = await time.getByRole('button', { name: 'main.q', exact: true }).boundingBox()
  if (lane === null) throw new Error('main.q has no lane')
  const [x, y] = [lane.x + lane.width + 60, lane.y + lane.height / 2]
  await page.mouse.move(x, y)
  await page.keyboard.down('Shift')
  await page.mouse.down()
  await page.mouse.move(x + 150, y)
  await page.mouse.move(x + 300, y)
  await expect(time.getByTestId('interval')).toBeVisible()
  await page.mouse.up()
  await page.keyboard.up('Shift')
  await expect(page.getByTestId('loop')).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible()
  await expect(time.getByTestId('gains')).toContainText(/[+−]\d/)
  await time.getByRole('button', { name: 'Let go of the loop' }).press('Enter')
  await expect(time.getByTestId('interval')).toHaveCount(0)
  await time.getByRole('button', { name: 'Loop from here on' }).press('Enter')
  await expect(time.getByTestId('interval')).toBeVisible()
})

test('names on the picture do not lie over each other', async ({ page }) => {
  await openTime(page, 'round-robin-3x6', 3)
  const touching = await page.getByTestId('space-time').evaluate((time) => {
    const boxes = [...time.querySelectorAll('svg text')].map((text) => text.getBoundingClientRect())
    const isTouching = (one: DOMRect, other: DOMRect) =>
      one.left < other.right - 2 &&
      other.left < one.right - 2 &&
      one.top < other.bottom - 3 &&
      other.top < one.bottom - 3
    return boxes.flatMap((one, at) => boxes.slice(at + 1).filter((other) => isTouching(one, other))).length
  })
  expect(touching).toBe(0)
})

test('an event that is pressed is chosen everywhere, and points walk along a lane', async ({ page }) => {
  await openTime(page, 'retry-ttl-60s', 3)
  const time = page.getByTestId('space-time')
  await time.getByRole('button', { name: 'W1', exact: true }).click()
  const before = await seqOf(page)
  await page.keyboard.press(',')
  await expect.poll(() => seqOf(page)).toBeLessThan(before)
  await page.getByRole('tab', { name: 'Log' }).click()
  await expect(page.getByTestId('log').locator('[aria-selected="true"]')).toContainText('W1')
})

test('it saves the whole run as a picture that stands alone', async ({ page }) => {
  await openTime(page, 'group-and-standby', 3)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('space-time').getByRole('button', { name: 'Save as SVG' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('group-and-standby-space-time.svg')
  const svg = await readFile(await download.path(), 'utf8')
  for (const part of ['<svg xmlns', 'orders-0', 'C4', 'Three lanes']) expect(svg).toContain(part)
  expect(svg).not.toContain('var(')
})
