import { expect, type Page, test } from '@playwright/test'
import { openScenario, seqOf } from './open.ts'

/** Goes on to the question of S13: the reader's key, as often as there are beats before it. */
async function toTheBet(page: Page): Promise<void> {
  await openScenario(page, 'round-robin-3x6')
  const bet = page.getByTestId('bet')
  for (let beat = 0; beat < 6 && !(await bet.isVisible()); beat++) {
    const before = await page.getByTestId('story').innerText()
    await page.getByTestId('beat-next').click()
    await expect(page.getByTestId('story')).not.toHaveText(before, { useInnerText: true })
  }
  await expect(bet.getByRole('button', { name: 'Bet', exact: true })).toBeVisible()
}

test('a bet is placed by keys, and the run says that it was wrong', async ({ page }) => {
  await toTheBet(page)
  await page.keyboard.press('1')
  await page.keyboard.press('Enter')
  const bet = page.getByTestId('bet')
  await expect(bet).toContainText('3 / 2 / 1')
  await bet.getByRole('button', { name: 'See what happens' }).click()
  await expect(bet).toContainText('Not what happened', { timeout: 20_000 })
  const run = bet.getByRole('listitem').filter({ hasText: 'The run' })
  await expect(run).toContainText('2 / 2 / 2')
})

test('a bet can be left: what happens is shown, and that nothing was said', async ({ page }) => {
  await toTheBet(page)
  await page.getByTestId('bet').getByRole('button', { name: 'Show me' }).click()
  await expect(page.getByTestId('bet')).toContainText('Not answered', { timeout: 20_000 })
})

test('a change of language keeps the place, and says everything in the other', async ({ page }) => {
  await openScenario(page, 'retry-ttl-60s')
  await page.evaluate(() => window.brokerscope.seek({ beat: 3 }))
  const seq = await seqOf(page)
  await page.getByText('RU', { exact: true }).click()
  await expect(page.getByRole('tab', { name: 'Рассказ' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru')
  await expect(page.getByTestId('story')).toContainText(/Шаг 4 из/)
  expect(await seqOf(page)).toBe(seq)
})

test('why a message is where it is: the chain back to who published it', async ({ page }) => {
  await openScenario(page, 'retry-ttl-60s')
  await page.evaluate(() => window.brokerscope.seek({ beat: 3 }))
  await page.getByRole('tab', { name: 'Why?' }).click()
  const why = page.getByTestId('why')
  await expect(why.getByRole('listitem').first()).toBeVisible()
  const chain = (await why.getByRole('listitem').allInnerTexts()).join('\n')
  const order = ['expired o7', 'to retry.ex', 'basic.nack', '503', 'basic.deliver', 'basic.publish']
  const places = order.map((word) => chain.indexOf(word))
  expect(
    places.every((place) => place >= 0),
    chain,
  ).toBe(true)
  expect([...places].sort((one, other) => one - other)).toEqual(places)
  const before = await seqOf(page)
  await why.getByRole('button', { name: /nack/ }).first().click()
  await expect.poll(() => seqOf(page)).toBeLessThan(before)
})

test('a line of the log is a place to go to, and a message can be followed', async ({ page }) => {
  await openScenario(page, 'retry-ttl-60s')
  await page.evaluate(() => window.brokerscope.seek({ beat: 3 }))
  await page.getByRole('tab', { name: 'Log' }).click()
  const log = page.getByTestId('log')
  await log.getByRole('button', { name: /^Follow/ }).click()
  const lines = log.getByRole('listbox').getByRole('option')
  const [message] = /o\d+/.exec(await log.getByText(/^Following/).innerText()) ?? ['']
  for (const line of await lines.all()) await expect(line).toContainText(message)
  await lines.first().click()
  await expect(lines.first()).toHaveAttribute('aria-selected', 'true')
})

test('the gallery finds by words of both languages, and by what can go wrong', async ({ page }) => {
  await page.goto('')
  const search = page.getByRole('searchbox')
  await search.fill('retry')
  await expect(page.getByRole('link', { name: /second queue/ })).not.toHaveCount(0)
  await expect(page.getByRole('article').filter({ hasText: 'Six messages' })).toHaveCount(0)
  await search.fill('сообщений')
  await expect(page.getByRole('article').filter({ hasText: 'Six messages' })).toHaveCount(1)
  await search.fill('')
  const all = await page.getByRole('article').count()
  await page.getByRole('checkbox', { name: 'Kafka' }).check()
  await expect.poll(() => page.getByRole('article').count()).toBeLessThan(all)
  await expect(page.getByRole('article').first()).toContainText('Kafka')
})

test('the gallery knows how far one has come', async ({ page }) => {
  await openScenario(page, 'round-robin-3x6')
  await page.evaluate(() => window.brokerscope.seek({ beat: 1 }))
  await page.getByRole('link', { name: 'All scenarios' }).first().click()
  await expect(page.getByRole('link', { name: /Go on/ })).toContainText('beat 2 of')
  await page.reload()
  await expect(page.getByRole('link', { name: /Go on/ })).toContainText('Six messages')
})
