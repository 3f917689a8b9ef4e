import { expect, test } from '@playwright/test'
import { complaintsOf, openScenario, seqOf, stateOf } from './open.ts'

const MINE = {
  id: 'mine',
  model: 'rabbitmq',
  until: 5_000,
  setup: {
    definitions: {
      exchanges: [{ name: 'orders', type: 'fanout' }],
      queues: [{ name: 'a' }, { name: 'b' }],
      bindings: [
        { source: 'orders', destination: 'a' },
        { source: 'orders', destination: 'b' },
      ],
    },
    clients: [
      { name: 'shop', kind: 'publisher', exchange: 'orders', publish: [{ count: 4, every: 200, at: 100 }] },
      { name: 'worker', kind: 'consumer', queue: 'a', work: 300 },
    ],
  },
}

test('a scenario of somebody else is played', async ({ page }) => {
  const complaints = complaintsOf(page)
  await page.goto('')
  await page.waitForFunction(() => 'brokerscope' in window)
  await page.evaluate(async (mine) => {
    await window.brokerscope.ready
    await window.brokerscope.load(mine)
  }, MINE)
  await expect(page.getByTestId('stage')).toBeVisible()
  // It has no beats, so none is promised.
  await expect(page.getByTestId('story')).toContainText('it runs to its end')
  await page.evaluate(() => window.brokerscope.seek({ tick: 5_000 }))
  expect(await stateOf(page)).toContain('worker')
  const events = await page.evaluate(() => window.brokerscope.events())
  expect(events.filter(({ type }) => type === 'message.enqueued')).toHaveLength(8)
  expect(events.filter(({ type }) => type === 'message.acked')).toHaveLength(4)
  expect(complaints).toEqual([])
})

test('a broken one is refused with the place and the fix, and what is open stays open', async ({ page }) => {
  await page.goto('#/s/round-robin-3x6')
  await page.waitForFunction(() => 'brokerscope' in window)
  await page.evaluate(() => window.brokerscope.ready)
  await page.evaluate(() => window.brokerscope.seek({ tick: 300 }))
  const before = await stateOf(page)
  const broken = structuredClone(MINE)
  ;(broken.setup.definitions.bindings[0] as { source: string }).source = 'ordrs'
  const message = await page.evaluate(
    (json) =>
      window.brokerscope.load(json).then(
        () => 'taken',
        (fault: Error) => fault.message,
      ),
    broken,
  )
  expect(message).toContain('/setup/definitions/bindings/0/source')
  expect(message).toContain('did you mean "orders"')
  expect(await stateOf(page)).toBe(before)
})

test('where there is nothing to go to, seek says so; branches have names', async ({ page }) => {
  await page.goto('#/s/round-robin-3x6')
  await page.waitForFunction(() => 'brokerscope' in window)
  await page.evaluate(() => window.brokerscope.ready)
  const refusals = await page.evaluate(() =>
    Promise.all(
      [{ beat: 'nope' }, {}, { tick: -1 }, { seq: Number.NaN }].map((goal) =>
        window.brokerscope.seek(goal).then(
          () => 'gone to',
          (fault: Error) => fault.message,
        ),
      ),
    ),
  )
  expect(refusals).toEqual([
    expect.stringContaining('no beat "nope"'),
    expect.stringContaining('empty'),
    expect.stringContaining('not -1'),
    expect.stringContaining('whole number'),
  ])
  const names = await page.evaluate(() => window.brokerscope.branches().map(({ name }) => name))
  expect(names).toContain('W3 five times slower')
})

test('an engine that does not come is said, with a report to copy, and can be tried again', async ({
  page,
}) => {
  const engine = /engine\.worker.*\.js/
  await page.route(engine, (route) => route.abort())
  await page.goto('#/s/round-robin-3x6')
  const failure = page.getByTestId('failure')
  await expect(failure).toBeVisible({ timeout: 20_000 })
  await expect(failure.getByRole('button', { name: 'Copy' })).toBeVisible()
  await expect(failure.getByRole('link', { name: 'All scenarios' })).toBeVisible()
  await page.unroute(engine)
  await failure.getByRole('button', { name: 'Try again' }).click()
  await expect(failure).not.toBeVisible()
  await expect(page.getByTestId('stage')).toBeVisible()
})

test('without a network only what was not fetched is missing, and can be asked for again', async ({
  page,
  context,
}) => {
  await openScenario(page, 'round-robin-3x6')
  await context.setOffline(true)
  await page.keyboard.press('KeyS')
  const alert = page.getByRole('tabpanel').getByRole('alert')
  await expect(alert).toContainText('could not be loaded')
  await page.keyboard.press('?')
  const tool = page.getByRole('alert').filter({ has: page.getByRole('button', { name: 'Close' }) })
  await tool.getByRole('button', { name: 'Close' }).click()
  await expect(tool).toHaveCount(0)
  // What was there goes on.
  await expect(page.getByTestId('stage')).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => seqOf(page)).toBeGreaterThan(0)
  await context.setOffline(false)
  await alert.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByTestId('tables')).toBeVisible()
})
