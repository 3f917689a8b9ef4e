import { expect, type Page, test } from '@playwright/test'
import { openScenario } from './open.ts'
import { wordFaults } from './words-on-stage.ts'

const toBeat = (page: Page, id: string) => page.evaluate((beat) => window.brokerscope.seek({ beat }), id)

test('a member that died keeps neither a position nor partitions', async ({ page }) => {
  await openScenario(page, 'rebalance-c2-dies')
  const log = page.locator('[data-place="partition:orders-1"]')
  await toBeat(page, 'stable')
  await expect(page.getByTestId('count:member:C2:partitions')).toHaveText('orders-1')
  await toBeat(page, 'killed')
  await expect(log).not.toContainText('C2')
  await expect(log).toContainText('order-processors 23')
  await expect(page.getByTestId('count:member:C2:partitions')).toHaveCount(0)
})

test('the count on the badge is the count of x-death', async ({ page }) => {
  await openScenario(page, 'retry-ttl-60s')
  for (const [beat, count] of [
    ['nacks', '↻1'],
    ['counts', '↻3'],
  ] as const) {
    await toBeat(page, beat)
    await expect(page.locator('[data-place="queue:retry.q"] [data-slot="o7"]')).toContainText(count)
  }
})

test('a queue has the small print of the branch that is shown', async ({ page }) => {
  await openScenario(page, 'retry-ttl-60s')
  const queue = page.locator('[data-place="queue:main.q"]')
  await toBeat(page, 'modern')
  await expect(queue).toContainText('x-queue-type quorum')
  await toBeat(page, 'behind')
  await expect(queue).not.toContainText('x-queue-type')
})

test('in Russian the stage speaks Russian, to the eye and to the ear', async ({ page }) => {
  await openScenario(page, 'retry-ttl-60s')
  await toBeat(page, 'returns')
  await page.getByText('RU', { exact: true }).click()
  const consumer = page.locator('[data-place="consumer:W1"]')
  await expect(consumer).toContainText('свободен')
  await expect(consumer).toContainText('обработано')
  await expect(page.getByTestId('count:consumer:W1:processed')).toHaveText('2')
  await expect(page.getByRole('button', { name: /^Потребитель W1: свободен, .*обработано 2/ })).toHaveCount(1)
  await expect(page.locator('[data-place="queue:main.q"]')).toContainText('Ready')
})

test('a menu has what harms nobody first, and the crash last; one more like it stands under it', async ({
  page,
}) => {
  await openScenario(page, 'retry-ttl-60s')
  await toBeat(page, 'others')
  await page.getByRole('button', { name: /^Consumer W1/ }).press('Enter')
  const entries = page.getByRole('dialog', { name: 'W1' }).locator('[data-action]')
  await expect(entries.first()).not.toHaveAttribute('data-harsh')
  await expect(entries.last()).toHaveAttribute('data-action', 'crash')
  await page.getByRole('dialog', { name: 'W1' }).locator('[data-action="add"]').click()
  await expect(page.getByTestId('story')).toContainText('Add one more like it: W1')
  const [old, young] = [
    page.locator('[data-place="consumer:W1"]'),
    page.locator('[data-place="consumer:W2"]'),
  ]
  await expect(young).toHaveCount(1)
  await page.evaluate(() => window.brokerscope.seek({ tick: 3_000 }))
  await expect(young).toContainText('idle')
  const [above, below] = [await old.boundingBox(), await young.boundingBox()]
  expect(below?.y).toBeGreaterThan((above?.y ?? 0) + (above?.height ?? 0) - 1)
})

test('what is tried before the first beat is said; where it is tried already it can be undone', async ({
  page,
}) => {
  await openScenario(page, 'retry-ttl-60s')
  await page.getByTestId('break-it').first().click()
  await expect(page.getByRole('button', { name: 'Back to how it was' })).toBeVisible()
  await expect(page.getByTestId('story')).not.toContainText('Press play')
  await page.getByRole('button', { name: 'Back to how it was' }).click()
  await toBeat(page, 'behind')
  await expect(page.getByRole('button', { name: 'Back to how it was' })).toBeVisible()
  await toBeat(page, 'modern')
  await expect(page.getByTestId('break-it').first()).toBeVisible()
})

test('no words lie on others or are cut off, at any beat, on a desk and on a phone', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('brokerscope.settings', '{"language":"ru"}'))
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const faults: string[] = []
  const usual = ['round-robin-3x6', 'retry-ttl-60s', 'rebalance-c2-dies', 'exchange-types']
  for (const [width, height, ids] of [
    [1440, 900, [...usual, 'commit-strategies', 'workers-vs-shards']],
    [390, 844, usual],
    // In a low window the tallest have to give way without a part of them being cut off.
    [1280, 800, ['event-tasks', 'shop-tape']],
  ] as const) {
    await page.setViewportSize({ width, height })
    for (const id of ids) {
      await openScenario(page, id)
      const beats = await page.getByTestId('story').locator('nav button').count()
      for (let beat = 0; beat < beats; beat++) {
        await page.evaluate((at) => window.brokerscope.seek({ beat: at }), beat)
        for (const fault of await wordFaults(page)) faults.push(`${id} ${width} ${beat}: ${fault}`)
      }
    }
  }
  expect(faults).toEqual([])
})

test('a connection under the pointer is lit, with what moves there and its lines of the log', async ({
  page,
}) => {
  await openScenario(page, 'retry-ttl-60s')
  await page.getByRole('tab', { name: 'Log' }).click()
  const wire = page.locator('[data-wire="data:queue:main.q>consumer:W1"]').first()
  await page.evaluate(async () => {
    await window.brokerscope.seek({ tick: Number.MAX_SAFE_INTEGER })
    const tickOf = (type: string) =>
      Number(window.brokerscope.events().find((event) => event['type'] === type)?.['tick'])
    const [handed, taken] = [tickOf('message.delivered'), tickOf('delivery.received')]
    await window.brokerscope.seek({ tick: Math.floor((handed + taken) / 2) })
  })
  await wire.locator('path').first().hover({ force: true })
  await expect(wire).toHaveAttribute('data-lit', 'true')
  await expect(page.getByTestId('pointed').first()).toBeVisible()
  await expect(page.getByTestId('log').locator('[data-lit]').first()).toBeVisible()
  await page.getByTestId('log').hover()
  await expect(page.getByTestId('log').locator('[data-lit]')).toHaveCount(0)
})

test('a message on its way is lost there: TCP sends it again, on a branch', async ({ page }) => {
  await openScenario(page, 'round-robin-3x6')
  await page.evaluate(() => window.brokerscope.seek({ tick: 3000 }))
  const handed = await page.evaluate(() =>
    window.brokerscope.events().findIndex(({ type }) => type === 'message.delivered'),
  )
  await page.evaluate((seq) => window.brokerscope.seek({ seq }), handed + 1)
  await page.keyboard.press('Control+KeyK')
  await page.getByTestId('palette').fill('lose m1')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('story')).toContainText('Lose it here')
  await page.evaluate(() => window.brokerscope.seek({ tick: 3000 }))
  const facts = await page.evaluate(() => window.brokerscope.events())
  const dropped = facts.find(({ type }) => type === 'transit.dropped')
  expect(dropped).toMatchObject({ signal: 'basic.deliver', ticks: 200 })
  const starts = facts.filter(({ type }) => type === 'work.started').map(({ tick }) => Number(tick))
  expect(Math.max(...starts.slice(0, 3)) - Number(dropped?.tick)).toBeGreaterThanOrEqual(200)
})

test('where much goes the stage counts: how much, which share, and why; without a word on another', async ({
  page,
}) => {
  const events = { name: 'events', type: 'topic' }
  const billing = { name: 'billing', arguments: { 'x-max-length': 100, 'x-dead-letter-exchange': 'dlx' } }
  const source = { exchange: 'events', kind: 'publisher' }
  const busy = {
    id: 'busy',
    model: 'rabbitmq',
    until: 4_000,
    setup: {
      definitions: {
        exchanges: [events, { name: 'dlx', type: 'fanout' }],
        queues: [billing, { name: 'audit' }, { name: 'dead', arguments: { 'x-message-ttl': 9_000 } }],
        bindings: [
          { source: 'events', destination: 'billing', routing_key: 'order.created' },
          { source: 'events', destination: 'audit', routing_key: '#' },
          { source: 'dlx', destination: 'dead', routing_key: '' },
        ],
      },
      clients: [
        { ...source, name: 'shop', routing_key: 'order.created', publish: [{ count: 600, every: 5 }] },
        { ...source, name: 'web', routing_key: 'order.seen', publish: [{ count: 600, every: 5 }] },
        { name: 'worker', kind: 'consumer', queue: 'audit', prefetch_count: 50, work: 1 },
      ],
    },
  }
  const picture = page.getByTestId('stage').locator('svg')
  for (const [width, height, more] of [
    [1440, 900, ['TTL 7–9 s']],
    [390, 844, []],
  ] as const) {
    await page.setViewportSize({ width, height })
    await openScenario(page, 'retry-ttl-60s')
    await page.evaluate((scenario) => window.brokerscope.load(scenario), busy)
    await page.evaluate(() => window.brokerscope.seek({ tick: 2_500 }))
    for (const words of ['200/s', '50%', 'maxlen ×', ...more]) await expect(picture).toContainText(words)
    expect(await wordFaults(page)).toEqual([])
    await page.evaluate(() => window.brokerscope.seek({ tick: 200 }))
    await expect(picture).not.toContainText('/s')
  }
})
