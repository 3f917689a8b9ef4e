import { expect, test } from '@playwright/test'
import { scenarios } from '../../scenarios/index.ts'
import { complaintsOf, openScenario } from './open.ts'

/** Everything that is drawn as a word lies inside of the window's width. */
const OVERFLOW = () => document.documentElement.scrollWidth - innerWidth

for (const { card } of scenarios) {
  for (const language of ['en', 'ru'] as const) {
    test(`${card.number} ${card.id} is told from its first beat to its last, ${language}`, async ({
      browser,
    }) => {
      const context = await browser.newContext({ locale: language === 'en' ? 'en-US' : 'ru-RU' })
      const page = await context.newPage()
      const complaints = complaintsOf(page)
      await openScenario(page, card.id)
      await expect(page.getByRole('heading', { level: 1 })).toContainText(card.title[language])
      for (let beat = 0; beat < card.beats; beat++) {
        await page.evaluate((row) => window.brokerscope.seek({ beat: row }), beat)
        const story = page.getByTestId('story')
        await expect(story, `beat ${beat + 1}`).not.toBeEmpty()
        expect(await page.evaluate(OVERFLOW), `beat ${beat + 1}`).toBeLessThanOrEqual(0)
      }
      await page.evaluate(() => window.brokerscope.play({ speed: Number.POSITIVE_INFINITY, untilEnd: true }))
      expect(await page.evaluate(() => window.brokerscope.events().length)).toBeGreaterThan(10)
      expect(complaints).toEqual([])
      await context.close()
    })
  }
}
