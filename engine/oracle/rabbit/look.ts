import { consumerCount, readyCount } from '../../rabbit/queues/count.ts'
import type { BrokerState, Consumer, Queue } from '../../rabbit/state.ts'
import type { Step } from './case.ts'
import { PROBE } from './driver.ts'
import type { Sight } from './observe.ts'

/** What is seen during a step: what reached the drivers, and what the experimenter asked the broker's tools. */
export function lookAt(
  step: Step,
  broker: BrokerState,
  sights: readonly Sight[],
  hidden: string,
): readonly Sight[] {
  const seen = sights.filter(({ event }) => event !== 'probeReturned' && event !== 'probed')
  switch (step.op) {
    case 'depth':
      return [...seen, ...step.queues.map((queue) => depthOf(broker, queue))]
    case 'listConnections':
      return [...seen, { event: 'connections', list: connectionsOf(broker, hidden) }]
    case 'listConsumers':
      return [...seen, { event: 'consumers', list: consumersOf(broker) }]
    case 'route':
      return [...seen, routedOf(step.key, sights)]
    // Only the order to declare reports what is declared; the recorder did not ask otherwise.
    default:
      return seen
  }
}

function depthOf(broker: BrokerState, name: string): Sight {
  const queue = broker.queues.get(name)
  if (queue === undefined) return { event: 'depth', queue: name, exists: false }
  const { unacked } = queue
  const [ready, consumers] = [readyCount(queue), consumerCount(broker, queue)]
  return { event: 'depth', queue: name, ready, unacked, consumers }
}

function connectionsOf(broker: BrokerState, hidden: string): readonly object[] {
  return [...broker.connections.values()]
    .filter(({ client }) => client !== hidden)
    .map(({ client: conn, channels, status }) => ({
      conn,
      channels: channels.size,
      state: status === 'running' ? 'running' : status,
    }))
    .sort((one, other) => (one.conn < other.conn ? -1 : 1))
}

/** `list_consumers` does not know those of streams. */
function consumersOf(broker: BrokerState): readonly object[] {
  return [...broker.queues.values()]
    .filter(({ type }) => type !== 'stream')
    .flatMap((queue) => [...queue.consumers].map((consumer) => consumerOf(queue, consumer)))
    .sort((one, other) => (one.consumer < other.consumer ? -1 : 1))
}

/** One that had to step back is said to be active until it holds nothing and the next one is (4.0). */
function consumerOf(queue: Queue, { tag, noAck, prefetchCount, unacked }: Consumer) {
  const isStill = queue.type === 'quorum' && queue.active === undefined && unacked > 0
  const isActive = !queue.settings.singleActive || queue.active?.tag === tag || isStill
  return {
    queue: queue.name,
    consumer: tag,
    ack: noAck ? 'auto' : 'manual',
    prefetch: prefetchCount,
    active: isActive,
    status: isActive ? (queue.settings.singleActive ? 'single_active' : 'up') : 'waiting',
  }
}

/** Where the probe went, a queue twice if it got two copies. */
function routedOf(key: string, sights: readonly Sight[]): Sight {
  const probed = sights.flatMap(({ event, queues }) => (event === 'probed' ? (queues as string[]) : []))
  const queues = probed.sort((one, other) => (one < other ? -1 : one > other ? 1 : 0))
  const returned = sights.some(
    ({ event, message }) => event === 'probeReturned' && String(message).startsWith(PROBE),
  )
  return { event: 'routed', key, queues, returned }
}
