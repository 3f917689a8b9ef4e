import { describe, expect, it } from 'vitest'
import { PHYSICS } from '../../kernel/physics.ts'
import type { PlaceView } from '../../kernel/scene.ts'
import { consumer, publisher, type RabbitRun, runOf, worldOf } from '../client/world.fixture.ts'
import { rabbitProjection } from './index.ts'

function placeOf(run: RabbitRun, id: string): PlaceView {
  const { state, physics, now } = run.world
  const found = rabbitProjection.sceneOf(state, physics, now).places.find((place) => place.id === id)
  if (found === undefined) throw new Error(id)
  return found
}

const wiresOf = (run: RabbitRun) =>
  rabbitProjection
    .sceneOf(run.world.state, run.world.physics, 0)
    .wires.map(({ from, to, style, label, status }) =>
      [from, to, style, label, status].filter((part) => part !== undefined).join(' '),
    )

const motionsOf = (run: RabbitRun) =>
  run.trace.transits.flatMap((transit) => rabbitProjection.motionOf(transit, run.world.state) ?? [])

describe('an exchange that is not there', () => {
  const run = runOf(worldOf([publisher(1, { exchange: 'gone' })]), 200)

  it('has no way to it, and what is sent to it goes as far as the node', () => {
    expect(wiresOf(run).filter((wire) => wire.includes('gone'))).toEqual([])
    expect(motionsOf(run)).toContainEqual(
      expect.objectContaining({ from: 'producer:Pr', to: 'node:broker', weight: 'message', label: 'm1' }),
    )
  })
})

describe('a queue', () => {
  const run = runOf(
    worldOf([
      publisher(3, { publish: [{ at: 100, count: 3, key: 'k', properties: { expiration: '60000' } }] }),
      consumer('W', { prefetch_count: 1, work: 1000 }),
    ]),
    200,
  )

  it('keeps the place of what somebody has in hand, and shows whose hands', () => {
    expect(placeOf(run, 'queue:q').slots).toEqual([
      { id: 'm1', key: 'k', state: 'claimed', holder: 'W' },
      { id: 'm2', key: 'k', state: 'ready', timer: { label: 'TTL', from: 101, until: 60_101 } },
      { id: 'm3', key: 'k', state: 'ready', timer: { label: 'TTL', from: 101, until: 60_101 } },
    ])
  })

  it('counts in the words of the management UI', () => {
    expect(placeOf(run, 'queue:q').facts).toEqual([
      { label: 'Ready', value: 2 },
      { label: 'Unacked', value: 1 },
    ])
    const queues = rabbitProjection.tablesOf(run.world.state, run.world.physics, 0)[0]
    expect(queues?.columns).toEqual(['Name', 'Type', 'Ready', 'Unacked', 'Total', 'Consumers'])
    expect(queues?.rows[0]).toEqual(['q', 'classic', 2, 1, 3, 1])
  })

  it('has wires from its exchange, to its consumers, and to where it dead-letters', () => {
    expect(wiresOf(run)).toEqual([
      'producer:Pr exchange: data',
      'exchange:dlx queue:dlq data',
      'exchange: queue:q configuration q',
      'queue:q exchange:dlx configuration DLX',
      'queue:q consumer:W data',
    ])
  })

  it('has tombstones for what nobody dead-letters, and an exchange for what nobody takes', () => {
    const reject = { fails: [{}], on_failure: { do: 'reject', requeue: false } } as const
    const clients = [publisher(1, { routing_key: 'plain' }), consumer('W', { queue: 'plain', ...reject })]
    const gone = { id: 'm1', key: 'm1', state: 'gone' }
    expect(placeOf(runOf(worldOf(clients), 2000), 'queue:plain').slots).toEqual([gone])
    const lost = runOf(worldOf([publisher(1, { routing_key: 'nobody' })]), 2000)
    expect(placeOf(lost, 'exchange:').slots).toEqual([gone])
    const back = runOf(worldOf([publisher(1, { routing_key: 'nobody', mandatory: true })]), 2000)
    expect(placeOf(back, 'exchange:').slots).toBeUndefined()
  })

  it('shows what was dead-lettered, how often it came back, and twins', () => {
    const twice = publisher(2, { publish: [{ id: 'm1', at: 100, count: 2 }] })
    const reject = { fails: [{}], on_failure: { do: 'reject', requeue: false } } as const
    const slots = placeOf(runOf(worldOf([twice, consumer('W', reject)]), 2000), 'queue:dlq').slots
    const dead = { id: 'm1', key: 'm1', state: 'ready', deadLettered: true, attempts: 1 }
    expect(slots).toEqual([dead, { ...dead, duplicate: true }])
  })
})

describe('an application', () => {
  const at = (command: object | undefined, until = 400) =>
    runOf(
      worldOf([publisher(2), consumer('W', { prefetch_count: 2, work: 1000 })]),
      until,
      command === undefined ? [] : [{ at: 300, to: 'W', signal: command as never }],
    )

  it('shows its window, its work and what it has done', () => {
    expect(placeOf(at(undefined), 'consumer:W')).toMatchObject({
      status: 'busy',
      health: 'busy',
      window: { used: 2, size: 2 },
      timers: [{ label: 'm1', from: 102, until: 1102 }],
      facts: [
        { label: 'processed', value: 0 },
        { label: 'redelivered', value: 0 },
      ],
    })
  })

  it.each([
    [{ type: 'crash' }, 'crashed', 'down'],
    [{ type: 'power-off' }, 'powered off', 'ghost'],
    [{ type: 'hang' }, 'hung', 'paused'],
    [{ type: 'close' }, 'off', 'down'],
  ])('after %j is %s and looks %s', (command, status, health) => {
    expect(placeOf(at(command), 'consumer:W')).toMatchObject({ status, health })
  })

  it('offers what can be done to it now, as commands that work', () => {
    const ids = (place: PlaceView) => place.actions.map(({ id }) => id)
    expect(ids(placeOf(at({ type: 'crash' }), 'consumer:W'))).toEqual(['restart'])
    const run = at(undefined)
    const before = placeOf(run, 'consumer:W')
    expect(ids(before)).toEqual(expect.arrayContaining(['crash', 'close', 'freeze', 'hang', 'slow', 'cut']))
    for (const { id, to, signal } of before.actions) {
      const commands = [{ at: 300, to, signal: signal as never }]
      const after = runOf(worldOf([publisher(2), consumer('W', { work: 1000 })]), 400, commands)
      const happened = [...after.trace.ticks].some((tick) => tick >= 300 && tick < 310)
      expect({ id, happened }).toEqual({ id, happened: true })
    }
  })

  it('may lose its next packet, an acknowledgement: TCP sends it again, and only it is late', () => {
    const action = placeOf(at(undefined), 'consumer:W').actions.find(({ id }) => id === 'drop')
    expect(action?.asks).toEqual({ field: 'ticks', unit: 'ms', value: 200 })
    const settled = (commands: readonly { at: number; to: string; signal: never }[]) => {
      const { trace } = runOf(worldOf([publisher(2), consumer('W', { work: 1000 })]), 4000, commands)
      return [...trace.ticks].filter((_, seq) => trace.events[seq]?.type === 'message.acked')
    }
    const [first = 0, second] = settled([])
    const lost = { at: 300, to: action?.to ?? '', signal: action?.signal as never }
    expect(settled([lost])).toEqual([first + 200, second])
  })

  it('with auto-ack has in its own hands what no queue has', () => {
    const run = runOf(worldOf([publisher(2), consumer('W', { ack: 'auto', work: 1000 })]), 400)
    expect(placeOf(run, 'queue:q').slots).toEqual([])
    expect(placeOf(run, 'consumer:W').slots?.map(({ id }) => id)).toEqual(['m1', 'm2'])
    expect(placeOf(run, 'consumer:W').window).toBeUndefined()
  })

  it('with auto-ack takes what it had with it: tombstones stay where it was lost', () => {
    const run = runOf(worldOf([publisher(2), consumer('W', { ack: 'auto', work: 1000 })]), 400, [
      { at: 300, to: 'W', signal: { type: 'crash' } },
    ])
    const slots = placeOf(run, 'consumer:W').slots
    expect(slots?.map(({ id, state }) => `${id} ${state}`)).toEqual(['m1 gone', 'm2 gone'])
  })

  it('that is cut off has a cut wire', () => {
    const run = runOf(worldOf([publisher(1), consumer('W')]), 400, [
      { at: 300, to: PHYSICS, signal: { type: 'link.cut', between: ['W', 'broker'] } },
    ])
    expect(wiresOf(run)).toContain('queue:q consumer:W data cut')
    expect(placeOf(run, 'consumer:W').actions.map(({ id }) => id)).toContain('mend')
  })

  it('has on its roof what nobody has confirmed', () => {
    const setup = worldOf([publisher(2, { confirm: 'each' })], { network: { latency: 50 } })
    const { slots } = placeOf(runOf(setup, 650), 'producer:Pr')
    expect(slots?.map(({ id, state }) => `${id} ${state}`)).toEqual(['m1 tentative', 'm2 ready'])
  })
})

const MARK = { strategy: 'mark-before', system: 'seen' } as const

describe('a system', () => {
  it('stands outside, counts effects, and shows what happened twice', () => {
    const run = runOf(
      worldOf(
        [
          publisher(1),
          consumer('W', {
            calls: [{ system: 'balance', operation: 'charge' }],
            crashes: [{ at: 'after-effect' }],
            restart_delay: 100,
          }),
        ],
        { systems: [{ kind: 'balance', name: 'balance', balance: 1000 }] },
      ),
      9000,
    )
    const place = placeOf(run, 'system:balance')
    expect(place.within).toBeUndefined()
    expect(place.facts).toEqual([
      { label: 'balance', value: 800 },
      { label: 'twice', value: 1, trouble: true },
      { label: 'refused', value: 0 },
    ])
  })

  it('has forgotten an id when its time is over', () => {
    const world = worldOf([publisher(1), consumer('W', { deduplicate: MARK })], {
      systems: [{ kind: 'set', name: 'seen', ttl: 1000 }],
    })
    const idsAt = (tick: number) => placeOf(runOf(world, tick), 'system:seen').facts?.[0]
    expect(idsAt(900)).toEqual({ label: 'ids', value: 1 })
    expect(idsAt(2000)).toEqual({ label: 'ids', value: 0 })
  })
})

describe('what moves', () => {
  const run = runOf(worldOf([publisher(1), consumer('W')]), 1000)

  it('goes from place to place: messages, control, and work where it is', () => {
    const shown = motionsOf(run).map(({ from, to, weight, label }) => `${from} > ${to} ${weight} ${label}`)
    expect(shown).toContain('producer:Pr > exchange: message m1')
    expect(shown).toContain('queue:q > consumer:W message m1')
    expect(shown).toContain('consumer:W > queue:q control ack 1')
    expect(shown).toContain('consumer:W > queue:q control basic.consume')
    expect(shown.filter((motion) => motion.includes('timer'))).toEqual([])
  })

  it('hops inside of the broker', () => {
    const seen = runOf(worldOf([publisher(1)]), 101)
    const event = seen.trace.events.find(({ type }) => type === 'message.enqueued')
    expect(event && rabbitProjection.hopOf(event, seen.world.state)).toMatchObject({
      from: 'exchange:',
      to: 'queue:q',
      weight: 'message',
    })
  })

  it('is told in the words of the protocol', () => {
    const texts = run.trace.events.map((event) => rabbitProjection.lineOf(event).text)
    expect(texts).toContain('basic.ack tag=1 (m1)')
    expect(texts).toContain('basic.deliver to W tag=1 (m1)')
    expect(texts).toContain('basic.publish m1 to (default) q')
  })
})
