import { expect, type Page, test } from '@playwright/test'
import { readLink } from '../../app/read-link.ts'
import { complaintsOf, openScenario, violationsOf } from './open.ts'

/** Waits until both worlds have been run. */
async function bothThere(page: Page): Promise<void> {
  await expect(page.getByTestId('pane:left')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByTestId('pane:right')).toBeVisible()
}

const seqIn = async (page: Page, side: 'left' | 'right') =>
  Number(await page.getByTestId(`pane:${side}`).getByTestId('stage').getAttribute('data-seq'))

/** How much was done to each side, by the address. */
function doneIn(url: string): { left: number; right: number } | undefined {
  const read = readLink(url.split('?')[1] ?? '')
  const done = read.ok ? read.state.done : undefined
  return done && { left: done.left.length, right: done.right.length }
}

test('two branches on one transport, and where they part', async ({ page }) => {
  const complaints = complaintsOf(page)
  await openScenario(page, 'prefetch-one-vs-n')
  await page
    .getByTestId(/^beside:/)
    .first()
    .click()
  await bothThere(page)
  expect(page.url()).toContain('#/compare/prefetch-one-vs-n')
  await expect(page.getByTestId('parting')).toContainText('Identical until')
  const clock = page.getByTestId('compare-clock')
  await page.getByTestId('parting').getByRole('button').last().click()
  await expect(clock).not.toHaveText('0.000 s')
  await page.getByTestId('compare-scrub').fill('9000')
  await expect(page.getByTestId('differences-now')).toContainText('≠')
  const knob = (side: string) => page.getByTestId(`knob:${side}:messages`).getByRole('combobox')
  await knob('left').selectOption('12')
  await expect(knob('right')).toHaveValue('12')
  await page.getByLabel('Link both sides').uncheck()
  await knob('right').selectOption('30')
  await expect(knob('right')).toHaveValue('30')
  await expect(knob('right')).toBeEnabled()
  await expect(knob('left')).toHaveValue('12')
  // The address keeps what was done to each, so that it can be sent to somebody.
  await expect.poll(() => doneIn(page.url())).toEqual({ left: 1, right: 2 })
  await page.reload()
  await bothThere(page)
  await expect(knob('left')).toHaveValue('12')
  await expect(knob('right')).toHaveValue('30')
  await expect(clock).not.toHaveText('0.000 s')
  expect(complaints).toEqual([])
})

test('the same task on both brokers: both go on together, and back again', async ({ page }) => {
  await openScenario(page, 'round-robin-3x6')
  await page.getByTestId('twin').click()
  await bothThere(page)
  await expect(page.getByTestId('differences')).toContainText('unit of sharing')
  for (let step = 0; step < 12; step++)
    await page.getByRole('button', { name: 'Next event of either' }).click()
  const there = [await seqIn(page, 'left'), await seqIn(page, 'right')]
  expect(Math.max(...there)).toBeGreaterThan(0)
  for (let step = 0; step < 4; step++)
    await page.getByRole('button', { name: 'Last event of either' }).click()
  for (let step = 0; step < 4; step++)
    await page.getByRole('button', { name: 'Next event of either' }).click()
  expect([await seqIn(page, 'left'), await seqIn(page, 'right')]).toEqual(there)
})

test('on a desk each world has its time below, both on one clock', async ({ page }) => {
  await page.goto('#/compare/round-robin-3x6~group-and-standby')
  await bothThere(page)
  const heads = () =>
    page
      .getByTestId(/^time:/)
      .evaluateAll((strips) =>
        strips.map((strip) =>
          Math.round(new DOMMatrix((strip.lastElementChild as HTMLElement).style.transform).e),
        ),
      )
  const [start = 0] = await heads()
  await page.getByTestId('compare-scrub').fill('9000')
  await expect.poll(async () => (await heads())[0]).toBeGreaterThan(start)
  const [left = 0, right = 0] = await heads()
  // One of the two has the line between them.
  expect(Math.abs(left - right)).toBeLessThanOrEqual(1)
  for (const side of ['left', 'right']) {
    expect(await page.getByTestId(`time:${side}`).locator('path').count()).toBeGreaterThan(1)
  }
})

test('each side tells its own story, beat by beat', async ({ page }) => {
  await page.goto('#/compare/round-robin-3x6~group-and-standby')
  await bothThere(page)
  const clock = page.getByTestId('compare-clock')
  const told: string[] = []
  for (let beat = 0; beat < 10; beat++) {
    const before = (await clock.textContent()) ?? ''
    await page.getByRole('button', { name: 'Next beat of either' }).click()
    await expect(clock).not.toHaveText(before)
    const said = (await page.getByTestId('said:right').textContent()) ?? ''
    if (said !== told.at(-1)) told.push(said)
  }
  expect(told.filter((title) => title !== '').slice(0, 4)).toEqual([
    'One drives all lanes',
    'Two to one',
    'One each',
    'The fourth finds nothing',
  ])
  await expect(page.getByTestId('said:left')).not.toHaveText('')
})

test('what is done to one side is done to its twin on the other', async ({ page }) => {
  await page.goto('#/compare/round-robin-3x6~group-and-standby')
  await bothThere(page)
  await page.getByTestId('compare-scrub').fill('9000')
  await page.getByTestId('pane:left').locator('[data-place="consumer:W1"]').first().click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Crash|Kill/ })
    .click()
  await expect(page.getByRole('status').filter({ hasText: 'Running the branch' })).toHaveCount(0)
  for (let step = 0; step < 4; step++)
    await page.getByRole('button', { name: 'Next event of either' }).click()
  await expect(page.getByTestId('pane:left').locator('[data-place="consumer:W1"]').first()).toContainText(
    'crashed',
  )
  await expect(page.getByTestId('pane:right').locator('[data-place="member:C1"]').first()).toContainText(
    'crashed',
  )
})

test('C puts a scenario beside its twin', async ({ page }) => {
  await openScenario(page, 'group-and-standby')
  await page.keyboard.press('c')
  await bothThere(page)
  expect(page.url()).toContain('#/compare/group-and-standby~round-robin-3x6')
})

test('both sides are predicted, by keyboard, and both are revealed', async ({ page }) => {
  const complaints = complaintsOf(page)
  await page.goto('#/compare/shop-courier~shop-tape')
  await bothThere(page)
  await page.getByRole('button', { name: 'Predict both sides' }).press('Enter')
  const asked = page.getByTestId('predictions')
  const reveal = asked.getByRole('button', { name: 'Reveal both' })
  await expect(reveal).toBeDisabled()
  const side = (name: string) => asked.getByRole('group', { name, exact: true })
  await side('The shop: a courier').getByRole('radio', { name: 'all four' }).press('Space')
  await expect(reveal).toBeDisabled()
  await side('The shop: a tape').getByRole('radio', { name: 'all four' }).press('Space')
  expect(await violationsOf(page)).toEqual([])
  await reveal.press('Enter')
  await expect(asked.getByText('Not what happened')).toHaveCount(1)
  await expect(asked.getByTestId('bet').last()).toContainText('The run')
  await expect(page.getByTestId('compare-clock')).toHaveText('13.120 s')
  expect(await violationsOf(page)).toEqual([])
  // When the stories have nothing more to ask, each is asked for its promises.
  await asked.getByRole('button', { name: 'Next question' }).press('Enter')
  for (const kept of await asked.getByRole('radio', { name: 'kept' }).all()) await kept.press('Space')
  await reveal.press('Enter')
  await expect(asked.getByRole('button', { name: 'Next question' })).toHaveCount(0)
  await expect(asked.getByRole('listitem').filter({ hasText: 'kept' })).not.toHaveCount(0)
  expect(complaints).toEqual([])
})

test('an address that names nothing says so', async ({ page }) => {
  await page.goto('#/compare/nothing~nowhere')
  await expect(page.getByRole('alert')).toContainText('nothing to compare')
})
