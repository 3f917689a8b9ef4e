import { expect, test } from '@playwright/test'
import { openScenario } from './open.ts'

test.use({ viewport: { width: 390, height: 844 } })

test('what breaks a scenario is in sight, and the knobs are one press away', async ({ page }) => {
  await openScenario(page, 'retry-ttl-60s')
  await expect(page.getByTestId('break-it').first()).toBeInViewport({ ratio: 1 })
  await expect(page.getByTestId('knob:retries')).not.toBeInViewport()
  await page.getByRole('button', { name: 'Knobs' }).click()
  await expect(page.getByTestId('knob:retries')).toBeInViewport({ ratio: 1 })
})

test('each beat is read from its beginning, also after a question far below', async ({ page }) => {
  await openScenario(page, 'round-robin-3x6')
  const next = page.getByTestId('beat-next')
  for (let beat = 0; beat < 3; beat++) await next.click()
  await next.click()
  await expect(page.getByTestId('bet')).toBeInViewport()
  for (const title of ['W3 is five times slower', 'Ten seconds', 'The rotation skips W3']) {
    await next.click()
    const heading = page.getByTestId('story').getByRole('heading', { name: title })
    await expect(heading).toBeInViewport({ ratio: 1 })
    await expect(async () => {
      const [text, stage] = [await heading.boundingBox(), await page.locator('#stage').boundingBox()]
      expect(text?.y).toBeGreaterThanOrEqual((stage?.y ?? 0) + (stage?.height ?? 0))
    }).toPass({ timeout: 5000 })
  }
})

test('the stage looks at what the beat is about', async ({ page }) => {
  await openScenario(page, 'rebalance-c2-dies')
  const stage = await page.getByTestId('stage').boundingBox()
  for (const [beat, place] of [
    ['killed', 'member:C2'],
    ['again', 'partition:orders-1'],
  ] as const) {
    await page.evaluate((id) => window.brokerscope.seek({ beat: id }), beat)
    const shape = page.locator(`[data-place="${place}"] rect`).first()
    await expect(async () => {
      const box = await shape.boundingBox()
      expect(box?.y).toBeGreaterThanOrEqual(stage?.y ?? Infinity)
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual((stage?.y ?? 0) + (stage?.height ?? 0))
    }).toPass({ timeout: 5000 })
  }
  // What was sought is drawn at once: nothing slides there over other words.
  await expect(page.getByTestId('stage')).toHaveAttribute('data-still', 'true')
  // Of thousands of lines the log draws those about the playhead, in a list that is lower than the window.
  await page.getByRole('tab', { name: 'Log' }).click()
  await expect(page.getByTestId('log').locator('[aria-selected="true"]')).toHaveCount(1)
  expect(await page.getByTestId('log').getByRole('option').count()).toBeLessThan(100)
})
