import { expect, type Page, test } from '@playwright/test'
import { openScenario } from './open.ts'

/** A moment of the run at which something is on its way. */
const BUSY = { id: 'retry-ttl-60s', seq: 82 } as const

const seek = (page: Page, seq: number) => page.evaluate((to) => window.brokerscope.seek({ seq: to }), seq)

test('what is paused asks for no frame, neither on the page nor where it is painted', async ({ page }) => {
  await page.addInitScript(countFrames)
  await openScenario(page, BUSY.id)
  const painterNow = () => page.workers().find((worker) => worker.url().includes('painter'))
  await expect.poll(painterNow).toBeDefined()
  const painter = painterNow()
  await painter?.evaluate(countFrames)
  const asked = async () => [await page.evaluate(framesAsked), await painter?.evaluate(framesAsked)] as const
  await seek(page, BUSY.seq)
  const before = await asked()
  void page.evaluate(() => window.brokerscope.play({ speed: 0.25, untilEnd: true }))
  await expect.poll(async () => (await asked())[0]).toBeGreaterThan(before[0] + 5)
  await expect.poll(async () => (await asked())[1] ?? 0).toBeGreaterThan(5)
  await page.evaluate(() => window.brokerscope.pause())
  await seek(page, BUSY.seq)
  const paused = await asked()
  await page.waitForTimeout(500)
  expect(await asked()).toEqual(paused)
})

/** Runs in the page, and in its worker. */
function countFrames(): void {
  const counted = globalThis as unknown as { framesAsked: number }
  const ask = globalThis.requestAnimationFrame.bind(globalThis)
  counted.framesAsked = 0
  globalThis.requestAnimationFrame = (callback) => {
    counted.framesAsked++
    return ask(callback)
  }
}

function framesAsked(): number {
  return (globalThis as unknown as { framesAsked: number }).framesAsked
}
