import { expect, type Page, test } from '@playwright/test'
import { openScenario } from './open.ts'

/** What the camera says of the world: where it is, and how large, to a hundredth. */
async function viewOf(page: Page): Promise<readonly number[]> {
  const transform = await page.getByTestId('stage').locator('svg > g[transform]').getAttribute('transform')
  return (transform?.match(/-?[\d.]+/g) ?? []).map((number) => Math.round(Number(number) * 100) / 100)
}

test('the stage is dragged, looked at closer, and a drag is no click', async ({ page }) => {
  await openScenario(page, 'retry-ttl-60s')
  await page.evaluate(() => window.brokerscope.seek({ beat: 'others' }))
  const queue = page.locator('[data-place="queue:main.q"]').first()
  const box = await queue.boundingBox()
  if (box === null) throw new Error('the queue is not on the stage')
  const at = { x: box.x + box.width / 2, y: box.y + 12 }
  const [x = 0, y = 0, scale = 0] = await viewOf(page)

  await page.mouse.move(at.x, at.y)
  await page.mouse.down()
  await page.mouse.move(at.x + 30, at.y + 20)
  await page.mouse.move(at.x + 60, at.y + 40)
  await page.mouse.up()
  const [draggedX = 0, draggedY = 0] = await viewOf(page)
  expect(draggedX - x).toBeCloseTo(60, 1)
  expect(draggedY - y).toBeCloseTo(40, 1)
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -50)
  await page.keyboard.up('Control')
  await expect.poll(async () => (await viewOf(page))[2]).toBeCloseTo(scale * 2, 1)
  const [closeX = 0, closeY = 0] = await viewOf(page)
  const frame = await page.getByTestId('stage').locator('svg').first().boundingBox()
  const under = { x: at.x + 60 - (frame?.x ?? 0), y: at.y + 40 - (frame?.y ?? 0) }
  expect((under.x - closeX) / (2 * scale)).toBeCloseTo((under.x - draggedX) / scale, 0)
  expect((under.y - closeY) / (2 * scale)).toBeCloseTo((under.y - draggedY) / scale, 0)

  await page.mouse.click(at.x + 60, at.y + 40)
  await expect(page.getByRole('dialog', { name: 'main.q' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('0')
  expect(await viewOf(page)).toEqual([x, y, scale])
})
