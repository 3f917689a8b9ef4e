import { expect, type Page, test } from '@playwright/test'
import { openScenario, seqOf } from './open.ts'

type Event = Readonly<Record<string, unknown>> & { readonly type: string; readonly tick: number }

/** The whole branch on screen, as facts of a type. */
async function factsOf(page: Page, type: string): Promise<readonly Event[]> {
  return page.evaluate(async (wanted) => {
    await window.brokerscope.seek({ tick: Number.MAX_SAFE_INTEGER })
    return window.brokerscope.events().filter((event) => event['type'] === wanted) as never
  }, type)
}

async function goTo(page: Page, beat: string): Promise<void> {
  await page.evaluate((id) => window.brokerscope.seek({ beat: id }), beat)
}

function chip(page: Page, promise: string) {
  return page.getByTestId(`chip:${promise}`).first()
}

/** Who got what, in the order of the deliveries: W1 m1 m4. */
async function dealt(page: Page): Promise<Record<string, string>> {
  const shares: Record<string, string> = {}
  for (const { consumerTag, name } of await factsOf(page, 'message.delivered')) {
    const [who, what] = [String(consumerTag), String(name)]
    shares[who] = shares[who] === undefined ? what : `${shares[who]} ${what}`
  }
  return shares
}

/** Who owned each partition last. */
async function ownersOf(page: Page): Promise<Record<string, unknown>> {
  const owned = await factsOf(page, 'partition.owned')
  return Object.fromEntries(owned.map(({ partition, client }) => [partition, client]))
}

test('1. round robin by the book, whoever is slow; and a window of one sends no more there', async ({
  page,
}) => {
  await openScenario(page, 'round-robin-3x6')
  await goTo(page, 'deal')
  expect(await dealt(page)).toEqual({ W1: 'm1 m4', W2: 'm2 m5', W3: 'm3 m6' })
  await goTo(page, 'slow-done')
  expect(Object.values(await dealt(page)).map((share) => share.split(' ').length)).toEqual([2, 2, 2])
  const acked = await factsOf(page, 'message.acked')
  expect(Math.abs((acked.at(-1)?.tick ?? 0) - 10_100)).toBeLessThan(100)
  await goTo(page, 'skip-done')
  const shares = Object.values(await dealt(page)).map((share) => share.split(' ').length)
  expect(shares.sort((one, other) => other - one)).toEqual([3, 2, 1])
})

test('3. the retry clock: every 60 s, at one place at every moment, and then in the DLQ', async ({
  page,
}) => {
  await openScenario(page, 'retry-ttl-60s')
  for (const tick of [0, 200, 30_000, 60_260, 100_000, 180_000]) {
    await page.evaluate((at) => window.brokerscope.seek({ tick: at }), tick)
    await expect(chip(page, 'one-place')).not.toHaveAttribute('data-holds', 'false')
  }
  const attempts = (await factsOf(page, 'delivery.received')).filter(({ name }) => name === 'o7')
  expect(attempts.map(({ tick }) => Math.round((tick - (attempts[0]?.tick ?? 0)) / 1000))).toEqual([
    0, 60, 120, 180,
  ])
  const dead = (await factsOf(page, 'message.enqueued')).find(
    ({ queue, name }) => queue === 'dlq' && name === 'o7',
  )
  expect(dead?.tick).toBeGreaterThan(180_000)
  await expect(chip(page, 'failed-to-dlq')).toHaveAttribute('data-holds', 'true')
})

test('6. a fork keeps the past: a window of one gives 4 and 16, and main still has 20 and 0', async ({
  page,
}) => {
  await openScenario(page, 'prefetch-hoarding')
  await goTo(page, 'idle')
  const before = await page.evaluate(() => window.brokerscope.branches().length)
  await page.getByTestId('knob:prefetch').getByText('1', { exact: true }).click()
  await expect
    .poll(() => page.evaluate(() => window.brokerscope.branches().length), { timeout: 30_000 })
    .toBe(before + 1)
  const done = await factsOf(page, 'work.ended')
  const by = (name: string, all: readonly Event[]) => all.filter(({ client }) => client === name).length
  expect([by('SLOW', done), by('FAST', done)]).toEqual([4, 16])
  const [first] = await factsOf(page, 'message.delivered')
  expect(Math.abs((done.at(-1)?.tick ?? 0) - (first?.tick ?? 0) - 8350)).toBeLessThanOrEqual(1)
  await page.getByTestId('branch:1').click()
  const main = await factsOf(page, 'work.ended')
  expect([by('SLOW', main), by('FAST', main)]).toEqual([20, 0])
  await page
    .getByTestId(/^beside:/)
    .last()
    .click()
  await expect(page.getByTestId('parting')).toContainText('Identical until', { timeout: 30_000 })
})

test('7. who gets P1: by the assignor’s rule, and only P1 moves when it is cooperative', async ({ page }) => {
  await openScenario(page, 'group-and-standby')
  await goTo(page, 'spare')
  await expect(page.locator('[data-place="member:C4"]').first()).toContainText(/none/)
  await goTo(page, 'vacancy')
  expect(await ownersOf(page)).toEqual({ 'orders-0': 'C1', 'orders-1': 'C3', 'orders-2': 'C4' })
  await expect(chip(page, 'one-owner')).toHaveAttribute('data-holds', 'true')
  await goTo(page, 'only-p1')
  expect(await ownersOf(page)).toEqual({ 'orders-0': 'C1', 'orders-1': 'C4', 'orders-2': 'C3' })
  await expect(chip(page, 'one-owner')).toHaveAttribute('data-holds', 'true')
})

test('8. the blind spot of a crash: 45 s after the last heartbeat; a goodbye at once; a hang by its poll', async ({
  page,
}) => {
  await openScenario(page, 'heartbeat-vs-poll')
  const exceeded = await factsOf(page, 'pollInterval.exceeded')
  expect(exceeded.map(({ tick, lastPollAt }) => tick - Number(lastPollAt))).toContain(300_000)
  await goTo(page, 'silent')
  const [expired] = await factsOf(page, 'member.expired')
  expect(Math.abs((expired?.tick ?? 0) - 54_000)).toBeLessThan(100)
  await goTo(page, 'goodbye')
  const [left] = await factsOf(page, 'member.left')
  expect(Math.abs((left?.tick ?? 0) - 10_000)).toBeLessThan(100)
  const again = (await factsOf(page, 'partition.owned')).find(
    ({ partition, tick }) => partition === 'orders-1' && tick > 10_000,
  )
  expect(again?.tick).toBeLessThanOrEqual(13_500)
})

test('10. lag by group: the tool’s table, and what was read is still there', async ({ page }) => {
  await openScenario(page, 'offsets-per-group')
  await goTo(page, 'frozen')
  await page.getByRole('tab', { name: 'State' }).click()
  const tables = page.getByTestId('tables')
  const row = (group: string) =>
    tables
      .getByRole('row')
      .filter({ has: page.getByText(group, { exact: true }) })
      .first()
  expect((await row('billing').innerText()).replaceAll(/\D+/g, ' ').trim()).toContain('0 70 100 30')
  expect((await row('analytics').innerText()).replaceAll(/\D+/g, ' ').trim()).toContain('0 100 100 0')
  await goTo(page, 'next')
  expect((await row('analytics').innerText()).replaceAll(/\D+/g, ' ').trim()).toContain('0 100 100 0')
})

test('13. eyes closed: by keys to the effect that happens twice, which is said aloud', async ({ page }) => {
  await openScenario(page, 'idempotent-consumer')
  await goTo(page, 'died')
  const before = await seqOf(page)
  for (let press = 0; press < 80; press++) {
    await page.keyboard.press('ArrowRight')
    if ((await chip(page, 'once').getAttribute('data-holds')) === 'false') break
  }
  expect(await seqOf(page)).toBeGreaterThan(before)
  await expect(chip(page, 'once')).toHaveAttribute('data-holds', 'false')
  await expect(page.getByTestId('live')).toContainText('Promise broken')
  await page.keyboard.press('KeyS')
  await expect(page.getByTestId('tables')).toBeVisible()
  expect(
    await page.evaluate(() => document.querySelector('[data-place="system:bank"]')?.textContent),
  ).toContain('800')
})

for (const id of ['round-robin-3x6', 'offset-resume']) {
  test(`14. no motion, a phone, Russian, no network: ${id} to its end`, async ({ page, context }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.addInitScript(() => localStorage.setItem('brokerscope.settings', '{"language":"ru"}'))
    await openScenario(page, id)
    await context.setOffline(true)
    const next = page.getByTestId('beat-next')
    const beats = await page.getByTestId('story').locator('nav button').count()
    for (let press = 0; press < beats * 2 + 2; press++) {
      if (await next.isDisabled()) break
      await next.click()
      await page.evaluate(() => window.brokerscope.play({ speed: Number.POSITIVE_INFINITY }))
      const told = await page.getByTestId('story').innerText()
      expect(told.match(/(?:\b[A-Za-z]+[ ,]+){5,}/), told).toBeNull()
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(overflow).toBeLessThanOrEqual(0)
    }
    const small = await page
      .locator('#transport button:visible, [role=tab]:visible, [data-testid=bet] button:visible')
      .evaluateAll((all) =>
        all.filter((each) => each.getBoundingClientRect().height < 43.5).map((each) => each.outerHTML),
      )
    expect(small).toEqual([])
    const moving = await page.evaluate(
      () =>
        document
          .getAnimations()
          .filter((each) => Number(each.effect?.getComputedTiming().duration ?? 0) > 120).length,
    )
    expect(moving).toBe(0)
  })
}

/** 200 a second for three workers who do 15: more than a thousand wait after six seconds. */
const CROWD = {
  id: 'crowd',
  model: 'rabbitmq',
  until: 9_000,
  setup: {
    definitions: {
      exchanges: [{ name: 'x', type: 'fanout' }],
      queues: [{ name: 'q' }],
      bindings: [{ source: 'x', destination: 'q' }],
    },
    clients: [
      { name: 'Pr', kind: 'publisher', exchange: 'x', publish: [{ count: 1_400, every: 5, at: 100 }] },
      ...['W1', 'W2', 'W3'].map((name) => ({
        name,
        kind: 'consumer',
        queue: 'q',
        prefetch_count: 10,
        work: 200,
      })),
    ],
  },
}

test('15. a thousand messages: the right digits, one of them can still be held, scrubbing is quick', async ({
  page,
}) => {
  await page.goto('')
  await page.waitForFunction(() => 'brokerscope' in window)
  await page.evaluate(async (crowd) => {
    await window.brokerscope.ready
    await window.brokerscope.load(crowd)
    await window.brokerscope.seek({ tick: 7_000 })
  }, CROWD)
  const told = await page.evaluate(() => window.brokerscope.events())
  const many = (type: string) => told.filter((event) => event['type'] === type).length
  const [stored, handed, acked] = ['message.enqueued', 'message.delivered', 'message.acked'].map(many)
  const digits = async (label: string) =>
    Number(await page.getByTestId(`count:queue:q:${label}`).textContent())
  expect(stored).toBeGreaterThan(1_300)
  expect(await digits('Ready')).toBe((stored ?? 0) - (handed ?? 0))
  expect(await digits('Unacked')).toBe((handed ?? 0) - (acked ?? 0))
  const queue = page.locator('[data-place="queue:q"]')
  await expect(queue.locator('[data-slot]')).toHaveCount(0)
  const times = await page.evaluate(async () => {
    const all: number[] = []
    for (const tick of [200, 6_500, 3_000, 8_000, 1_000, 5_000, 7_000]) {
      const began = performance.now()
      await window.brokerscope.seek({ tick })
      all.push(performance.now() - began)
    }
    return all
  })
  // The machine may be busy with other things: what it can do is seen where it was not.
  expect(Math.min(...times)).toBeLessThan(100)
  await page.evaluate(() => window.brokerscope.seek({ tick: 500 }))
  await page.getByText('5', { exact: true }).click()
  await queue.locator('[data-slot]').first().click()
  const held = await queue.locator('[data-slot]').first().getAttribute('data-slot')
  await page.evaluate(() => window.brokerscope.seek({ tick: 490 }))
  await page.getByText('1k', { exact: true }).click()
  await expect(queue.locator('[data-slot]')).toHaveCount(1)
  await expect(queue.locator('[data-slot]')).toHaveAttribute('data-slot', held ?? '')
})
