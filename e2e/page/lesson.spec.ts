import { expect, type Page, test } from '@playwright/test'
import { digestOf } from '../../engine/index.ts'
import { type Card, scenarios } from '../../scenarios/index.ts'
import { play } from '../../scenarios/play.ts'
import { engines } from '../engines.ts'
import { complaintsOf, openScenario } from './open.ts'

// One after another they would keep one worker busy long after the other has nothing more to do.
test.describe.configure({ mode: 'parallel' })

/** Everything that is drawn as a word lies inside of the window's width. */
const OVERFLOW = () => document.documentElement.scrollWidth - innerWidth

for (const { card, scenario: load } of scenarios) {
  test(`${card.number} ${card.id} is told from its first beat to its last, in both languages`, async ({
    page,
  }) => {
    const complaints = complaintsOf(page)
    await openScenario(page, card.id)
    const scenario = (await load()).default
    const { trace } = play(scenario, engines[scenario.model])
    expect(await page.evaluate(() => window.brokerscope.hash()), 'the run is that of Node').toBe(
      digestOf(trace),
    )
    await tell(page, card, 'en')
    await page.getByText('RU', { exact: true }).click()
    await tell(page, card, 'ru')
    await page.evaluate(() => window.brokerscope.play({ speed: Number.POSITIVE_INFINITY, untilEnd: true }))
    expect(await page.evaluate(() => window.brokerscope.events().length)).toBeGreaterThan(10)
    expect(complaints).toEqual([])
  })
}

async function tell(page: Page, card: Card, language: 'en' | 'ru'): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toContainText(card.title[language])
  const told: string[] = []
  for (let beat = 0; beat < card.beats; beat++) {
    await page.evaluate((row) => window.brokerscope.seek({ beat: row }), beat)
    const story = page.getByTestId('story')
    await expect(story, `beat ${beat + 1}`).not.toBeEmpty()
    told.push(await story.innerText())
    expect(await page.evaluate(OVERFLOW), `beat ${beat + 1}`).toBeLessThanOrEqual(0)
  }
  expect(told.some((text) => /[а-яё]/i.test(text))).toBe(language === 'ru')
}
