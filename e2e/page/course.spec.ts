import { expect, test } from '@playwright/test'
import { complaintsOf, openScenario, seqOf, violationsOf } from './open.ts'

const ROUTES = [
  '#/path',
  '#/quiz',
  '#/quiz/kafka?mode=practice&seed=7',
  '#/matrix',
  '#/choose',
  '#/glossary/ack',
]

for (const route of ROUTES) {
  test(`${route} has no accessibility violation in either theme, and fits a small window`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 844 })
    await page.goto(route)
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached()
    await expect(page.locator('main').locator('h2, td, dt').first()).toBeVisible()
    expect(await violationsOf(page)).toEqual([])
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
  })
}

test('from the gallery, by keyboard, along a path to its next step and on', async ({ page }) => {
  const complaints = complaintsOf(page)
  await page.goto('')
  await page.getByRole('link', { name: 'We use Kafka' }).press('Enter')
  await page.getByTestId('next-step').press('Enter')
  await expect(page.getByTestId('stage')).toBeVisible()
  await page.evaluate(() => window.brokerscope.ready)
  await page.evaluate(() => window.brokerscope.seek({ beat: 1 }))
  await page.goBack()
  await expect(page.getByTestId('next-step')).toHaveText(/^Next: /)
  await expect(page.getByRole('listitem').filter({ hasText: /beat 2 of/ })).toHaveCount(1)
  expect(complaints).toEqual([])
})

test('whoever walks a path is led along it to its end, and in the gallery from one to the next', async ({
  page,
}) => {
  const toTheEnd = async (id: string) => {
    await page.waitForURL(`**/#/s/${id}*`)
    await page.waitForFunction(() => 'brokerscope' in window)
    await page.evaluate(() => window.brokerscope.ready)
    const last = (await page.getByTestId('story').locator('nav button').count()) - 1
    await page.evaluate((beat) => window.brokerscope.seek({ beat }), last)
  }
  await page.goto('#/path/first-hour')
  await page.locator('main a[href="#/s/topic-wildcards"]').last().click()
  await toTheEnd('topic-wildcards')
  await expect(page.getByRole('link', { name: 'Path: First hour' })).toHaveAttribute(
    'href',
    '#/path/first-hour',
  )
  await page.getByRole('link', { name: 'Next: Six messages, three consumers' }).press('Enter')
  await toTheEnd('round-robin-3x6')
  await expect(page.getByRole('link', { name: 'Next: Four answers' })).toBeVisible()
  await page.goto('#/s/group-and-standby')
  await toTheEnd('group-and-standby')
  await expect(page.getByRole('link', { name: /^Next: / })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Path: First hour' })).toBeVisible()
  await page.goto('#/')
  await page.goto('#/s/topic-wildcards')
  await toTheEnd('topic-wildcards')
  await expect(page.getByRole('link', { name: 'Next: The road of one publish' })).toBeVisible()
  await expect(page.getByRole('link', { name: /^Path: / })).toHaveCount(0)
})

test('a story that ends on the broken branch does not ask to break it, nor lead away from its end', async ({
  page,
}) => {
  const end = page.getByTestId('takeaway')
  await page.goto('#/s/post-office-anatomy')
  await page.waitForFunction(() => 'brokerscope' in window)
  await page.evaluate(() => window.brokerscope.ready)
  await page.evaluate(() => window.brokerscope.seek({ beat: 8 }))
  await expect(end.getByRole('link', { name: /^Next: / })).toBeVisible()
  await expect(end.getByRole('button', { name: 'Undo the damage' })).toHaveCount(0)
  await expect(end.getByRole('heading', { name: 'Now break it' })).toHaveCount(0)
  await page.goto('#/s/shop-courier')
  await page.waitForURL('**/#/s/shop-courier*')
  await page.evaluate(() => window.brokerscope.ready)
  await page.evaluate(() => window.brokerscope.seek({ beat: 6 }))
  await expect(end.getByRole('button', { name: 'Break it' })).toBeVisible()
})

test('who breaks it at the end sees the run as it was meant, and comes back to the end', async ({ page }) => {
  await openScenario(page, 'round-robin-3x6')
  await page.evaluate(() => window.brokerscope.seek({ beat: 7 }))
  const story = page.getByTestId('story')
  await page.getByTestId('takeaway').getByRole('button', { name: 'Break it' }).press('Enter')
  await expect(story).toContainText('Make W3 five times slower.')
  await expect(page.getByTestId('takeaway')).toHaveCount(0)
  await story.getByRole('button', { name: 'Back to the story' }).press('Enter')
  await expect(story.getByRole('heading', { name: 'W4 comes too late' })).toBeVisible()
  await expect(page.getByTestId('takeaway').getByRole('link', { name: /^Next: / })).toBeVisible()
})

test('a beat can be named in an address', async ({ page }) => {
  await page.goto('#/s/round-robin-3x6?beat=skip')
  await expect(page.getByTestId('stage')).toBeVisible()
  await page.evaluate(() => window.brokerscope.ready)
  await expect(page.getByTestId('stage')).toHaveAttribute('data-branch', '3')
  expect(await seqOf(page)).toBeGreaterThan(0)
  await page.goto('#/s/round-robin-3x6?beat=nothing')
  await expect(page.getByText('“nothing”')).toBeVisible()
})

test('a quiz is answered by keyboard, and a wrong answer opens the reader’s own run', async ({ page }) => {
  const complaints = complaintsOf(page)
  await page.goto('#/quiz/kafka?mode=practice&seed=7')
  for (let asked = 0; asked < 10; asked++) {
    const question = page.getByTestId('question')
    const first = question.getByRole('radio').first()
    await expect(first).toBeVisible()
    await first.press('Space')
    const more = question.getByRole('button', { name: /^One more/ })
    while ((await more.count()) > 0 && (await more.first().isEnabled())) await more.first().press('Enter')
    const number = question.getByRole('spinbutton')
    if ((await number.count()) > 0) await number.fill('1')
    await question.getByRole('button', { name: 'Check' }).press('Enter')
    await expect(page.getByTestId('truth')).not.toBeEmpty()
    const own = question.getByRole('link', { name: 'See it happen in your run' })
    if ((await own.count()) > 0) {
      await own.press('Enter')
      await expect(page.getByTestId('stage')).toBeVisible()
      await page.evaluate(() => window.brokerscope.ready)
      expect(await seqOf(page)).toBeGreaterThan(0)
      await page.goBack()
      await expect(page.getByTestId('truth')).not.toBeEmpty()
      await page.reload()
      await expect(page.getByTestId('truth')).not.toBeEmpty()
      expect(complaints).toEqual([])
      return
    }
    await question.getByRole('button', { name: 'Next question' }).press('Enter')
  }
  throw new Error('ten right answers by always taking the first: the options are not mixed')
})

test('an exam tells nothing until its end, then everything', async ({ page }) => {
  await page.goto('#/quiz/rabbitmq?mode=exam&seed=11')
  for (let asked = 1; asked <= 10; asked++) {
    await expect(page.getByText(`Question ${asked} of 10`)).toBeVisible()
    const question = page.getByTestId('question')
    await expect(question.getByRole('button', { name: 'Answer', exact: true })).toBeVisible()
    await question.getByRole('radio').first().press('Space')
    const more = question.getByRole('button', { name: /^One more/ })
    while ((await more.count()) > 0 && (await more.first().isEnabled())) await more.first().press('Enter')
    const number = question.getByRole('spinbutton')
    if ((await number.count()) > 0) await number.fill('1')
    await question.getByRole('button', { name: 'Answer', exact: true }).press('Enter')
    await expect(page.getByTestId('truth')).toHaveCount(0)
  }
  const report = page.getByTestId('report')
  await expect(report.getByRole('heading', { name: /of 10 right/ })).toBeVisible()
  await expect(report.getByRole('listitem')).toHaveCount(10)
})

test('a cell of the comparison opens its proof at the deciding beat', async ({ page }) => {
  const complaints = complaintsOf(page)
  await page.goto('#/matrix')
  await page
    .getByRole('row', { name: /^Order/ })
    .getByRole('link', { name: /^S24/ })
    .first()
    .press('Enter')
  await expect(page.getByTestId('stage')).toBeVisible()
  await page.evaluate(() => window.brokerscope.ready)
  const last = await page.evaluate(() => window.brokerscope.events().at(-1))
  expect(last).toMatchObject({ type: 'records.processed' })
  expect(complaints).toEqual([])
})

test('a choice is bet on, then weighed, and tips when a requirement is flipped', async ({ page }) => {
  await page.goto('#/choose')
  await page.getByRole('radio', { name: 'Audit for seven years' }).press('Space')
  await page.getByRole('button', { name: 'RabbitMQ' }).press('Enter')
  const advice = page.getByTestId('advice')
  await expect(advice.getByRole('heading', { level: 2 })).toHaveText('More speaks for Kafka')
  await expect(advice.getByText('You have said otherwise')).toBeVisible()
  await expect(advice.getByRole('link', { name: /^See it in/ })).toHaveCount(3)
  for (const need of ['Done once, then forgotten', /^Retries/, /^Flexible routes/]) {
    await page.getByRole('checkbox', { name: need }).press('Space')
  }
  await expect(advice.getByRole('heading', { level: 2 })).toHaveText('More speaks for RabbitMQ')
})

test('a term is found in the other language, and leads to where it is seen', async ({ page }) => {
  await page.goto('#/glossary')
  await page.getByRole('searchbox').fill('зафиксированное')
  await expect(page.getByRole('status')).toHaveText(/ of \d+ terms/)
  await page.getByRole('link', { name: /^S26/ }).first().press('Enter')
  await expect(page.getByTestId('stage')).toBeVisible()
})
