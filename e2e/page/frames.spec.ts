import { expect, type Page, test } from '@playwright/test'
import { openScenario } from './open.ts'

/** What a page that embeds a scenario hears from it. */
type Told = { readonly type: string; readonly [field: string]: unknown }

declare global {
  interface Window {
    told: Told[]
  }
}

/** A page that embeds S13, on the same host, and keeps all that it is told. */
async function embed(page: Page, options = ''): Promise<void> {
  await page.goto('scenario.schema.json')
  await page.setContent('<title>A slide</title><main></main>')
  await page.evaluate((rest) => {
    window.told = []
    addEventListener('message', ({ data }) => window.told.push(data as Told))
    const frame = document.createElement('iframe')
    frame.title = 'S13'
    frame.width = '800'
    frame.height = '600'
    frame.src = `./#/embed/round-robin-3x6?origin=${location.origin}&${rest}`
    document.querySelector('main')?.append(frame)
  }, options)
  await expect.poll(() => heard(page, 'brokerscope.ready'), { timeout: 30_000 }).toBe(1)
}

function heard(page: Page, type: string): Promise<number> {
  return page.evaluate((wanted) => window.told.filter((each) => each.type === wanted).length, type)
}

function tell(page: Page, message: object): Promise<void> {
  return page.evaluate((said) => {
    const frame = document.querySelector('iframe')?.contentWindow
    frame?.postMessage(said, location.origin)
  }, message)
}

function last(page: Page, type: string): Promise<Told | undefined> {
  return page.evaluate((wanted) => window.told.findLast((each) => each.type === wanted), type)
}

test('an embedded scenario obeys the page around, and tells it of beats', async ({ page }) => {
  await embed(page, 'start=1')
  await tell(page, { type: 'brokerscope.goto', beat: 3 })
  await expect.poll(async () => (await last(page, 'brokerscope.state'))?.['beat']).toBe(3)
  expect((await last(page, 'brokerscope.beat'))?.['title']).toBeTruthy()
  await tell(page, { type: 'brokerscope.prev' })
  await expect.poll(async () => (await last(page, 'brokerscope.beat'))?.['beat']).toBe(2)
  await tell(page, { type: 'brokerscope.goto', beat: 99 })
  await expect.poll(() => heard(page, 'brokerscope.error')).toBe(1)
})

test('an embedded scenario shows the beats that were asked for, and no more', async ({ page }) => {
  await embed(page, 'beats=2-3&lang=ru&theme=dark')
  const frame = page.frameLocator('iframe')
  await expect(frame.getByTestId('story')).toBeVisible()
  await expect(frame.locator('html')).toHaveAttribute('lang', 'ru')
  await tell(page, { type: 'brokerscope.goto', beat: 5 })
  await expect.poll(async () => (await last(page, 'brokerscope.beat'))?.['beat']).toBe(3)
  expect(await page.evaluate(() => localStorage.getItem('brokerscope.settings') ?? '')).not.toContain('ru')
})

test('an embedded scenario does not hear who is not named', async ({ page }) => {
  await embed(page, 'start=2')
  const frame = page.frames().at(-1)
  const before = await frame?.getByTestId('stage').getAttribute('data-seq')
  await frame?.evaluate(() => window.postMessage({ type: 'brokerscope.next' }, location.origin))
  await frame?.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)))
  expect(await frame?.getByTestId('stage').getAttribute('data-seq')).toBe(before)
})

test('a clicker leads an audience: question, answer, next; black is for the room alone', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await openScenario(page, 'round-robin-3x6')
  await page.getByTestId('present').click()
  const audience = page.getByTestId('audience')
  await expect(audience).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'projector')
  const bet = audience.getByTestId('bet')
  for (let press = 0; press < 12 && !(await bet.isVisible()); press++) {
    await page.keyboard.press('PageDown')
    await page.evaluate(() => window.brokerscope.play({ speed: Number.POSITIVE_INFINITY }))
  }
  await expect(bet).toBeVisible()
  await page.keyboard.press('Digit1')
  await page.keyboard.press('Digit1')
  await expect(bet).toContainText('2 hands')
  const before = await audience.locator('header').innerText()
  await page.keyboard.press('Period')
  await expect(page.getByTestId('black')).toBeVisible()
  await page.keyboard.press('Period')
  await page.keyboard.press('F5')
  await expect(bet).toBeVisible()
  await page.keyboard.press('PageDown')
  await expect(bet).not.toBeVisible()
  await expect(audience.locator('header')).not.toHaveText(before, { useInnerText: true })
  const smallest = await audience.locator('svg text').evaluateAll((texts) =>
    Math.min(
      ...texts
        .filter((text) => (text.textContent ?? '').trim() !== '')
        .map((text) => text.getBoundingClientRect().height)
        .filter((height) => height > 0),
    ),
  )
  // A line of 24 px letters is at least that high.
  expect(smallest).toBeGreaterThanOrEqual(24)
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('export')).toBeVisible()
})
