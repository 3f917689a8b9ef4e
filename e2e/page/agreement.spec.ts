import { expect, test } from '@playwright/test'
import { digestOf } from '../../engine/index.ts'
import { scenarios } from '../../scenarios/index.ts'
import { play } from '../../scenarios/play.ts'
import { engines } from '../engines.ts'
import { complaintsOf, openScenario } from './open.ts'

for (const { card, scenario: load } of scenarios) {
  test(`${card.id}: the browser's run has the hash of Node's, and the page is silent`, async ({ page }) => {
    const complaints = complaintsOf(page)
    await openScenario(page, card.id)
    const scenario = (await load()).default
    const { trace } = play(scenario, engines[scenario.model])
    expect(await page.evaluate(() => window.brokerscope.hash())).toBe(digestOf(trace))
    expect(complaints).toEqual([])
  })
}
