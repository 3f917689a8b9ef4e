import { expect, type Page, test } from '@playwright/test'
import { openScenario, stateOf } from './open.ts'

/** Which beat the story shows: "Beat 3 of 9". */
async function beatOf(page: Page): Promise<number> {
  const text = (await page.getByTestId('story').textContent()) ?? ''
  return Number(/Beat (\d+)/.exec(text)?.[1] ?? 0)
}

/** Goes on to the next beat: a bet that is asked first is passed by, as the key is pressed again. */
async function nextBeat(page: Page): Promise<void> {
  const before = await beatOf(page)
  await page.keyboard.press('PageDown')
  await expect
    .poll(async () => {
      if ((await beatOf(page)) > before) return true
      await page.keyboard.press('PageDown')
      return false
    })
    .toBe(true)
}

test('with the keyboard alone: from the gallery into S11, to its last beat and back', async ({ page }) => {
  await page.goto('')
  const card = page.getByRole('link', { name: 'Retry with a 60‑second queue', exact: true })
  await expect(card).toBeVisible()
  for (let tab = 0; tab < 60 && !(await card.evaluate((link) => link === document.activeElement)); tab++) {
    await page.keyboard.press('Tab')
  }
  await expect(card).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('stage')).toBeVisible()
  const beats = await page.getByTestId('story').locator('nav button').count()
  expect(beats).toBeGreaterThan(5)
  while ((await beatOf(page)) < beats) await nextBeat(page)
  for (let beat = beats; beat > 1; beat--) {
    await page.keyboard.press('PageUp')
    await expect.poll(() => beatOf(page)).toBe(beat - 1)
  }
})

test('a place on the stage is reached, named and acted on by keyboard; the old branch stays', async ({
  page,
}) => {
  await openScenario(page, 'round-robin-3x6')
  await page.evaluate(() => window.brokerscope.seek({ tick: 500 }))
  const before = await stateOf(page)
  await page.getByRole('button', { name: /^Consumer W2/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^Crash/ }).press('Enter')
  await expect.poll(() => page.evaluate(() => window.brokerscope.branches().length)).toBeGreaterThan(4)
  const branches = await page.evaluate(() => window.brokerscope.branches())
  expect(branches.some((branch) => (branch as { kind?: string }).kind === 'what-if')).toBe(true)
  await page.getByTestId('branch:1').press('Enter')
  await page.evaluate(() => window.brokerscope.seek({ tick: 500 }))
  expect(await stateOf(page)).toBe(before)
})

test('a link brings scenario, branch, playhead and language to another window', async ({ page, browser }) => {
  await openScenario(page, 'round-robin-3x6')
  await page.evaluate(() => window.brokerscope.seek({ tick: 900 }))
  await page.getByTestId('knob:prefetch').getByText('1', { exact: true }).click()
  await expect.poll(() => page.evaluate(() => window.brokerscope.branches().length)).toBeGreaterThan(4)
  await page.getByText('RU', { exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru')
  await page.keyboard.press('KeyL')
  const link = await page.getByTestId('link').inputValue()
  const there = await (await browser.newContext()).newPage()
  await there.goto(link)
  await there.waitForFunction(() => 'brokerscope' in window)
  await there.evaluate(() => window.brokerscope.ready)
  await expect(there.getByTestId('stage')).toBeVisible()
  expect(await there.evaluate(() => window.brokerscope.hash())).toBe(
    await page.evaluate(() => window.brokerscope.hash()),
  )
  expect(await stateOf(there)).toBe(await stateOf(page))
  await expect(there.locator('html')).toHaveAttribute('lang', 'ru')
  await there.context().close()
})

test('the focus is never lost: into a scenario, at a knob, at a button that goes, and on', async ({
  page,
}) => {
  const focused = page.locator(':focus')
  await page.goto('')
  await page.locator('a[href="#/s/round-robin-3x6"]').first().press('Enter')
  await expect(focused).toHaveText('Six messages, three consumers')
  await page.evaluate(() => window.brokerscope.ready)
  const knob = page.getByTestId('knob:work').getByRole('radio')
  await knob.first().press('ArrowRight')
  await expect(page.getByTestId('stage')).toHaveAttribute('data-branch', '5')
  await expect(knob.last()).toBeFocused()
  await page.getByRole('button', { name: 'Back to the story' }).press('Enter')
  await expect(page.getByTestId('story')).toBeFocused()
  await page.getByTestId('story').getByRole('button', { name: 'Begin' }).press('Enter')
  await expect(page.getByTestId('story')).toBeFocused()
  await page.getByTestId('break-it').press('Enter')
  await expect(page.getByRole('button', { name: 'Back to how it was' })).toBeFocused()
  await page.evaluate(() => window.brokerscope.seek({ beat: 7 }))
  await page
    .getByTestId('takeaway')
    .getByRole('link', { name: /^Next: / })
    .press('Enter')
  await expect(focused).toHaveText('Prefetch: 1 or N?')
})
