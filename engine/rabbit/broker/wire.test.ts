import { describe, expect, it } from 'vitest'
import type { Command } from '../../kernel/journal.ts'
import { PHYSICS } from '../../kernel/physics.ts'
import { advance, createRun } from '../../kernel/run.ts'
import type { RabbitEvent } from '../events.ts'
import { BROKER, type RabbitSignal, type WireSignal } from '../methods.ts'
import { rabbit } from '../model.ts'
import type { RabbitSetup } from '../setup.ts'

const CLIENT = 'A'
const ON = { connection: CLIENT, channel: 1 } as const

type Said = readonly [at: number, ...signals: WireSignal[]]

/** A client that says what it is told, when it is told, and answers nothing by itself. */
function runOf(
  setup: RabbitSetup,
  said: readonly Said[],
  orders: readonly Command<RabbitSignal>[],
  until: number,
) {
  const model: typeof rabbit = {
    ...rabbit,
    handle(state, to, signal, turn, from) {
      if (to !== CLIENT) return rabbit.handle(state, to, signal, turn, from)
      const { say = [] } = signal as unknown as { say?: readonly WireSignal[] }
      for (const one of say) turn.send(CLIENT, BROKER, one)
    },
  }
  const talk = said.map(([at, ...say]) => ({ at, to: CLIENT, signal: { type: 'say', say } as never }))
  const run = createRun(model, {
    seed: 1,
    setup: { network: { latency: 0 }, ...setup },
    commands: [...talk, ...orders],
  })
  advance(run, until)
  const { events, ticks, transits } = run.trace
  return {
    broker: run.world.state.broker,
    of: <Type extends RabbitEvent['type']>(type: Type) =>
      events.flatMap((event, seq) =>
        event.type === type ? [{ at: ticks.get(seq) as number, ...event }] : [],
      ),
    heard: transits.filter(({ to }) => to === CLIENT).map(({ signal }) => signal.type),
  }
}

function opened(heartbeat: number): WireSignal[] {
  const connection = CLIENT
  return [
    { type: 'tcp.syn', connection },
    { type: 'protocol.header', connection },
    { type: 'connection.start-ok', connection },
    { type: 'connection.tune-ok', connection, channelMax: 8, heartbeat },
    { type: 'connection.open', connection },
    { type: 'channel.open', ...ON },
  ]
}

function publish(id: string, routingKey = 'q'): WireSignal {
  return { type: 'basic.publish', ...ON, exchange: '', routingKey, content: { id, size: 10, properties: {} } }
}

const setup: RabbitSetup = { profile: '4.0', definitions: { queues: [{ name: 'q' }] } }
const consume: WireSignal = { type: 'basic.consume', ...ON, queue: 'q', consumerTag: 'c' }

describe('a broker on the wire', () => {
  it('shakes hands as AMQP says', () => {
    const { heard } = runOf(setup, [[0, ...opened(0)]], [], 10)
    expect(heard).toEqual([
      'tcp.syn-ack',
      'connection.start',
      'connection.tune',
      'connection.open-ok',
      'channel.open-ok',
    ])
  })

  it('gives up a peer that said nothing for two heartbeats, and not sooner', () => {
    const { of, broker } = runOf(setup, [[0, ...opened(2), publish('m1'), consume]], [], 6_000)
    expect(of('connection.lost')).toMatchObject([{ at: 4_000, reason: 'heartbeat' }])
    expect(broker.queues.get('q')).toMatchObject({ unacked: 0, ready: { size: 1 } })
  })

  it('holds a half-open connection as long as there are no heartbeats', () => {
    const cut = { at: 10, to: PHYSICS, signal: { type: 'link.cut', between: [CLIENT, BROKER] } as const }
    const { broker } = runOf(setup, [[0, ...opened(0), publish('m1'), consume]], [cut], 1_700_000)
    expect(broker.queues.get('q')?.unacked).toBe(1)
  })

  it('reads nothing more from who publishes under an alarm, until it is over', () => {
    const order = (at: number, type: 'alarm.set' | 'alarm.clear') =>
      ({ at, to: BROKER, signal: { type, reason: 'memory' } }) as const
    const said: Said[] = [
      [0, ...opened(0), publish('m1')],
      [20, publish('m2'), { type: 'basic.get', ...ON, queue: 'q' }],
    ]
    const early = runOf(setup, said, [order(10, 'alarm.set')], 50)
    expect(early.of('message.published').map(({ name }) => name)).toEqual(['m1'])
    expect(early.heard.at(-1)).toBe('connection.blocked')
    const late = runOf(setup, said, [order(10, 'alarm.set'), order(60, 'alarm.clear')], 100)
    expect(late.of('message.published')).toMatchObject([{ name: 'm1' }, { name: 'm2', at: 60 }])
    expect(late.of('message.got')).toMatchObject([{ name: 'm1', at: 60 }])
  })

  it('closes the connection when frames of two publications mix on a channel', () => {
    const frame = (type: 'frame.method' | 'frame.header' | 'frame.body', of: string) =>
      ({
        type,
        ...ON,
        of,
        exchange: '',
        routingKey: 'q',
        size: 1,
        properties: {},
        content: { id: of, size: 1, properties: {} },
      }) as WireSignal
    const orderly = ['a', 'b'].flatMap((of) => [
      frame('frame.method', of),
      frame('frame.header', of),
      frame('frame.body', of),
    ])
    expect(runOf(setup, [[0, ...opened(0), ...orderly]], [], 10).of('message.published')).toHaveLength(2)
    const mixed = [frame('frame.method', 'a'), frame('frame.method', 'b')]
    const { of } = runOf(setup, [[0, ...opened(0), ...mixed]], [], 10)
    expect(of('connection.closed')).toMatchObject([{ code: 505 }])
  })

  it('refuses a channel above channel_max, and a method on a channel that is not open', () => {
    const high: WireSignal = { type: 'channel.open', connection: CLIENT, channel: 9 }
    expect(runOf(setup, [[0, ...opened(0), high]], [], 10).of('connection.closed')).toMatchObject([
      { code: 530 },
    ])
    const stray: WireSignal = { type: 'confirm.select', connection: CLIENT, channel: 2 }
    expect(runOf(setup, [[0, ...opened(0), stray]], [], 10).of('connection.closed')).toMatchObject([
      { code: 504 },
    ])
  })

  it('answers with a reset when there is no process, or when it does not know the connection', () => {
    const down = { at: 0, to: BROKER, signal: { type: 'node.crash' } as const }
    expect(runOf(setup, [[1, { type: 'tcp.syn', connection: CLIENT }]], [down], 10).heard).toEqual([
      'tcp.rst',
    ])
    expect(runOf(setup, [[1, publish('m1')]], [], 10).heard).toEqual(['tcp.rst'])
  })

  it('applies a policy to what is there', () => {
    const policy = {
      type: 'set_policy',
      name: 'short',
      pattern: '^q$',
      definition: { 'max-length': 1, 'message-ttl': 100 },
      'apply-to': 'queues',
    } as const
    const said: Said[] = [
      [0, ...opened(0), publish('m1'), publish('m2'), publish('m3')],
      [20, publish('m4')],
    ]
    const { of, broker } = runOf(setup, said, [{ at: 10, to: BROKER, signal: policy }], 500)
    expect(of('message.dropped').map(({ name }) => name)).toEqual(['m1', 'm2', 'm3'])
    expect(of('message.expired')).toMatchObject([{ name: 'm4', at: 120 }])
    expect(broker.queues.get('q')?.policy).toBe('short')
  })
})

describe('streams and quorum queues', () => {
  it('forget whole segments of a stream, and never the newest', () => {
    const given = {
      'x-queue-type': 'stream',
      'x-max-length-bytes': 40,
      'x-stream-max-segment-size-bytes': 20,
    }
    const stream: RabbitSetup = { profile: '4.0', definitions: { queues: [{ name: 's', arguments: given }] } }
    const messages = Array.from({ length: 9 }, (_, at) => publish(`m${at}`, 's'))
    const { broker, of } = runOf(stream, [[0, ...opened(0), ...messages]], [], 10)
    expect(broker.queues.get('s')?.log).toMatchObject({ first: 6, entries: { end: 9 } })
    expect(of('stream.truncated').map(({ firstOffset }) => firstOffset)).toEqual([2, 4, 6])
  })

  it('keep a dead letter that its target refuses, and try again later', () => {
    const given = {
      'x-queue-type': 'quorum',
      'x-dead-letter-exchange': '',
      'x-dead-letter-routing-key': 'dlq',
      'x-dead-letter-strategy': 'at-least-once',
      'x-overflow': 'reject-publish',
    }
    const full = { 'x-max-length': 1, 'x-overflow': 'reject-publish' }
    const queues = [
      { name: 'q', arguments: given },
      { name: 'dlq', arguments: full },
    ]
    const discard = (deliveryTag: number): WireSignal => ({
      type: 'basic.reject',
      ...ON,
      deliveryTag,
      requeue: false,
    })
    const said: Said[] = [
      [0, ...opened(0), publish('m1'), publish('m2'), consume],
      [10, discard(1), discard(2)],
      [20, { type: 'queue.purge', ...ON, queue: 'dlq' }],
    ]
    const { of } = runOf({ profile: '4.0', definitions: { queues } }, said, [], 200_000)
    expect(of('letter.kept').map(({ name }) => name)).toEqual(['m1', 'm2'])
    expect(of('letter.taken')).toMatchObject([
      { name: 'm1', at: 10 },
      { name: 'm2', at: 180_010 },
    ])
  })

  it('hold a message back longer after each failure (4.3)', () => {
    const given = { 'x-queue-type': 'quorum', 'x-delayed-retry-type': 'failed', 'x-delayed-retry-min': 1_000 }
    const back = (deliveryTag: number): WireSignal => ({
      type: 'basic.reject',
      ...ON,
      deliveryTag,
      requeue: true,
    })
    const said: Said[] = [
      [0, ...opened(0), publish('m1'), consume],
      [10, back(1)],
      [2_000, back(2)],
    ]
    const { of } = runOf(
      { profile: '4.3', definitions: { queues: [{ name: 'q', arguments: given }] } },
      said,
      [],
      9_000,
    )
    expect(of('message.delivered').map(({ at }) => at)).toEqual([0, 1_010, 4_000])
  })
})
