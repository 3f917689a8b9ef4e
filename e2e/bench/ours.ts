import { advance, createRun, type Model, type Run } from '../../engine/index.ts'
import type { RabbitEvent } from '../../engine/rabbit/events.ts'
import { rabbit } from '../../engine/rabbit/index.ts'
import { BROKER, type Content, type RabbitSignal, type WireSignal } from '../../engine/rabbit/methods.ts'
import type { RabbitSetup } from '../../engine/rabbit/setup.ts'
import type { RabbitState } from '../../engine/rabbit/state.ts'
import { idleKey, type Workload } from './peer.ts'

type RabbitModel = Model<RabbitState, RabbitEvent, RabbitSignal, RabbitSetup>
type RabbitRun = Run<RabbitState, RabbitEvent, RabbitSignal, RabbitSetup>

/** Messages a tick: what arrives within one millisecond of a busy broker. */
const BATCH = 50
const BEGIN_AT = 10
const ROUTING_KEY = 'orders.eu.created'

/** The topology of a workload, as the peer has it. */
export function definitionsOf({ exchange, idleBindings }: Workload): RabbitSetup {
  const idle = Array.from({ length: idleBindings }, (_, index) => index)
  return {
    profile: '4.3',
    network: { latency: 0 },
    definitions: {
      exchanges: [{ name: 'orders', type: exchange }],
      queues: [{ name: 'work' }, ...idle.map((index) => ({ name: `idle-${index}` }))],
      bindings: [
        { source: 'orders', destination: 'work', routing_key: ROUTING_KEY },
        ...idle.map((index) => ({
          source: 'orders',
          destination: `idle-${index}`,
          routing_key: idleKey(index),
        })),
      ],
    },
  }
}

/**
 * The engine's broker with two clients that do as little as the peer's: one publishes, one acknowledges what
 * is delivered. They speak AMQP over links of no latency, from the handshake on, and the trace is kept.
 */
export function runOurs(workload: Workload): number {
  const run = runOf(workload)
  let acked = 0
  for (const { type } of run.trace.events) if (type === 'message.acked') acked++
  return acked
}

/** The run itself, for what else is measured on it. */
export function runOf(workload: Workload): RabbitRun {
  const run = createRun(withClients(workload), {
    seed: 1,
    setup: definitionsOf(workload),
    commands: openings(workload),
  })
  advance(run, BEGIN_AT + workload.messages / BATCH + 1)
  return run
}

const PUBLISHER = { connection: 'publisher', channel: 1 } as const
const CONSUMER = { connection: 'consumer', channel: 1 } as const

const content: Content = { id: 'order', size: 100, properties: { deliveryMode: 1 } }

function withClients({ messages }: Workload): RabbitModel {
  let sent = 0
  return {
    ...rabbit,
    handle(state, to, signal, turn, from) {
      if (to === PUBLISHER.connection && signal.type === 'publish') {
        for (let count = 0; count < BATCH && sent < messages; count++, sent++) {
          turn.send(to, BROKER, publication())
        }
        if (sent < messages) turn.pass(to, to, 1, signal)
      } else if (to === CONSUMER.connection && signal.type === 'basic.deliver') {
        turn.send(to, BROKER, acknowledgement(signal.deliveryTag))
      } else if (to === PUBLISHER.connection || to === CONSUMER.connection) {
        if ('say' in signal)
          for (const method of signal.say as readonly WireSignal[]) turn.send(to, BROKER, method)
      } else rabbit.handle(state, to, signal, turn, from)
    },
  }
}

/** Written out: on the hot path a spread costs more than the broker's own work. */
function publication(): WireSignal {
  return {
    type: 'basic.publish',
    connection: 'publisher',
    channel: 1,
    exchange: 'orders',
    routingKey: ROUTING_KEY,
    content,
  }
}

function acknowledgement(deliveryTag: number): WireSignal {
  return { type: 'basic.ack', connection: 'consumer', channel: 1, deliveryTag }
}

/** The handshakes, the channels, the subscription, and then the first publication. */
function openings({ messages }: Workload) {
  const open = (lane: { connection: string; channel: number }): WireSignal[] => [
    { type: 'tcp.syn', connection: lane.connection },
    { type: 'protocol.header', connection: lane.connection },
    { type: 'connection.start-ok', connection: lane.connection },
    { type: 'connection.tune-ok', connection: lane.connection, channelMax: 2047, heartbeat: 0 },
    { type: 'connection.open', connection: lane.connection },
    { type: 'channel.open', ...lane },
  ]
  const consume: WireSignal = { type: 'basic.consume', ...CONSUMER, queue: 'work', consumerTag: 'worker' }
  const order = (at: number, to: string, say: readonly WireSignal[]) => ({
    at,
    to,
    signal: { type: 'say', say } as unknown as RabbitSignal,
  })
  return [
    order(0, PUBLISHER.connection, open(PUBLISHER)),
    order(0, CONSUMER.connection, [...open(CONSUMER), consume]),
    { at: BEGIN_AT, to: PUBLISHER.connection, signal: { type: 'publish', count: messages } as RabbitSignal },
  ]
}
