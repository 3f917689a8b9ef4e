import { expect, type Page, test } from '@playwright/test'
import { openScenario, seqOf, stateOf } from './open.ts'

const IDS = ['retry-ttl-60s', 'round-robin-3x6', 'rebalance-c2-dies']

/** Presses an arrow and waits for the stage to have told one event more, or one less. */
async function press(page: Page, key: 'ArrowRight' | 'ArrowLeft'): Promise<void> {
  const before = await seqOf(page)
  await page.keyboard.press(key)
  await expect(page.getByTestId('stage')).toHaveAttribute(
    'data-seq',
    String(before + (key === 'ArrowRight' ? 1 : -1)),
  )
}

for (const id of IDS) {
  test(`${id}: 30 events forward and back give the same states in reverse`, async ({ page }) => {
    await openScenario(page, id)
    const forward = [await stateOf(page)]
    for (let step = 0; step < 30; step++) {
      await press(page, 'ArrowRight')
      forward.push(await stateOf(page))
    }
    const back = [forward.at(-1) as string]
    for (let step = 0; step < 30; step++) {
      await press(page, 'ArrowLeft')
      back.push(await stateOf(page))
    }
    expect(back.reverse()).toEqual(forward)
  })

  test(`${id}: any place looks the same from wherever one comes`, async ({ page }) => {
    await openScenario(page, id)
    const length = await page.evaluate(async () => {
      await window.brokerscope.seek({ tick: 1_000_000 })
      return window.brokerscope.events().length
    })
    const places = [0.9, 0.1, 0.5, 0.73, 0.31].map((share) => Math.floor(share * length))
    const scrubbed: string[] = []
    for (const seq of places) {
      await page.evaluate((at) => window.brokerscope.seek({ seq: at }), seq)
      scrubbed.push(await stateOf(page))
    }
    for (const [row, seq] of places.entries()) {
      await page.evaluate(() => window.brokerscope.seek({ seq: 0 }))
      await page.evaluate((at) => window.brokerscope.seek({ seq: at }), seq)
      expect(await stateOf(page)).toBe(scrubbed[row])
    }
  })

  test(`${id}: a moment has one picture`, async ({ page }) => {
    await openScenario(page, id)
    const stage = page.getByTestId('stage')
    await page.evaluate(() => window.brokerscope.seek({ seq: 25 }))
    const first = await stage.screenshot()
    await page.evaluate(() => window.brokerscope.seek({ tick: 1_000_000 }))
    await page.evaluate(() => window.brokerscope.seek({ seq: 25 }))
    expect((await stage.screenshot()).equals(first)).toBe(true)
  })
}
