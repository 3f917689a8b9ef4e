import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { scenarioOf } from '../../scenarios/index.ts'
import { complaintsOf, openScenario, seqOf } from './open.ts'

async function violationsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

test('charts go with the playhead, and a chart is walked by keys from change to change', async ({ page }) => {
  const complaints = complaintsOf(page)
  await openScenario(page, 'retry-ttl-60s')
  await page.getByRole('tab', { name: 'State' }).click()
  await page.getByText('Over time', { exact: true }).click()
  const chart = page.getByTestId('chart:queues main.q')
  const plot = chart.getByRole('slider')
  await plot.focus()
  await page.keyboard.press('Home')
  await expect.poll(() => seqOf(page)).toBe(0)
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => seqOf(page)).toBeGreaterThan(0)
  await page.keyboard.press('ArrowRight')
  await expect(chart.locator('b').first()).toHaveText(
    (await page.getByTestId('count:queue:main.q:Ready').first().textContent()) ?? '',
  )
  await chart.getByText('As a table').click()
  await expect(chart.getByRole('columnheader', { name: 'Ready' })).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  expect(complaints).toEqual([])
})

test('a lifecycle is lit where the group is, and counts the ways it took', async ({ page }) => {
  await openScenario(page, 'rebalance-c2-dies')
  await page.evaluate(() => window.brokerscope.seek({ beat: 'killed' }))
  await page.getByRole('tab', { name: 'State' }).click()
  await page.getByText('Lifecycles', { exact: true }).click()
  const lives = page.getByTestId('lives')
  await lives.getByRole('combobox').selectOption({ label: 'order-processors' })
  await expect(lives).toContainText('Stable')
  const way = lives.getByRole('row').filter({ hasText: 'leaderSynced' })
  await expect(way).toContainText('1×')
  const before = await seqOf(page)
  await way.getByRole('button').click()
  await expect.poll(() => seqOf(page)).toBeLessThan(before)
  expect(await violationsOf(page)).toEqual([])
})

test('what is taken along is a picture, a table and a trace; and the story on paper', async ({ page }) => {
  const complaints = complaintsOf(page)
  await openScenario(page, 'round-robin-3x6')
  await page.evaluate(() => window.brokerscope.seek({ beat: 1 }))
  await page.getByTestId('export').click()
  const take = async (what: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByTestId(`export:${what}`).click(),
    ])
    return readFileSync(await download.path())
  }
  const svg = (await take('svg')).toString()
  expect(svg).toContain('>W1<')
  expect(svg).not.toMatch(/var\(--|class="/)
  expect((await take('png')).subarray(1, 4).toString()).toBe('PNG')
  const rows = (await take('csv')).toString().trimEnd().split('\r\n')
  const lines = (await take('ndjson')).toString().trimEnd().split('\n')
  expect(rows.length).toBe(lines.length + 1)
  expect(JSON.parse(lines[3] ?? '')).toMatchObject({ seq: 3 })
  await page.getByTestId('export:storyboard').click()
  const board = page.getByTestId('storyboard')
  const frames = board.getByRole('listitem')
  await expect(frames.first().locator('svg')).toBeVisible()
  await expect(board.getByRole('button', { name: 'Print' })).toBeEnabled({ timeout: 30_000 })
  const { beats } = scenarioOf('round-robin-3x6')?.card ?? {}
  expect(await frames.count()).toBe(beats)
  expect(complaints).toEqual([])
})

test('a term is looked up beside the scenario, and shown in it', async ({ page }) => {
  await openScenario(page, 'connection-vs-channel')
  const before = await seqOf(page)
  await page.getByRole('button', { name: 'Glossary' }).click()
  const sheet = page.getByTestId('glossary')
  await sheet.getByRole('searchbox').fill('канал')
  expect(await violationsOf(page)).toEqual([])
  await sheet.getByRole('button', { name: 'Show it here' }).first().click()
  await expect(sheet).not.toBeVisible()
  await expect.poll(() => seqOf(page)).toBeGreaterThan(before)
  await openScenario(page, 'retry-ttl-60s')
  const settings = page.getByRole('button', { name: 'Settings' })
  await settings.click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await expect(settings).toBeFocused()
  await page.getByRole('button', { name: 'Glossary' }).click()
  await sheet.getByRole('button', { name: 'Show it here' }).first().click()
  await expect(page.getByRole('button', { name: 'Glossary' })).toBeFocused()
})

test('everything is found by its name, in both languages', async ({ page }) => {
  await openScenario(page, 'round-robin-3x6')
  await page.evaluate(() => window.brokerscope.seek({ tick: 500 }))
  await page.keyboard.press('Control+KeyK')
  await page.getByTestId('palette').fill('жизненные')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('lives')).toBeVisible()
  await page.keyboard.press('Control+KeyK')
  await page.getByTestId('palette').fill('crash w2')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => window.brokerscope.branches().length)).toBeGreaterThan(4)
  await page.keyboard.press('Control+KeyK')
  expect(await violationsOf(page)).toEqual([])
})
