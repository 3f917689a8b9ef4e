import { pass, stop } from '../../../kernel/guard.ts'
import type { GuardView } from '../../../kernel/scene.ts'
import { peekReady, readyEntries } from '../../queues/ready.ts'
import { hasCredit, hasVolume, nextInLine } from '../../queues/rotation.ts'
import type { Consumer, Queue, RabbitState } from '../../state.ts'
import { exchangePlace, placeOf, queuePlace } from '../names.ts'

/** So many bindings of an exchange are said. */
const BINDINGS_MAX = 6
/** A binding has no name: what reads one may read any of them. */
const BINDINGS = '/definitions/bindings'

/** Why a queue hands nothing out, or to whom it does. */
export function queueGuards(state: RabbitState, queue: Queue, now: number): GuardView[] {
  return [
    ...downGuards(queue),
    ...emptyGuards(state, queue),
    ...consumerGuards(state, queue),
    ...expiryGuards(queue, now),
    ...deadLetterGuards(state, queue),
  ]
}

function downGuards({ name, node, down }: Queue): GuardView[] {
  return down ? [stop('queue-down', { queue: name, node })] : []
}

/** Why there is nothing to hand out. */
export function emptyGuards(state: RabbitState, queue: Queue): GuardView[] {
  const { name, ready, unacked, entered, delayed, type } = queue
  if (type === 'stream' || ready.size > 0) return []
  const place = queuePlace(name)
  const held = delayed.length > 0 ? [stop('held-back', { queue: name, count: delayed.length })] : []
  if (unacked > 0) return [...held, stop('all-in-hand', { queue: name, count: unacked }, { place })]
  if (entered > 0) return [...held, stop('queue-empty', { queue: name, count: entered }, { place })]
  return [stop('never-filled', { queue: name }, { place }), ...boundGuards(state, name)]
}

/** How a message could come in; through the default exchange it always can, by the queue's name. */
function boundGuards({ broker }: RabbitState, queue: string): GuardView[] {
  const bindings = [...broker.exchanges.values()]
    .filter(({ name }) => name !== '')
    .flatMap((exchange) => exchange.bindings)
    .filter(({ destination, destinationType }) => destinationType === 'queue' && destination === queue)
  if (bindings.length === 0) return [stop('no-binding-to', { queue })]
  return bindings
    .slice(0, BINDINGS_MAX)
    .map(({ source: exchange, routingKey: key }) =>
      pass('binding', { exchange, key, to: queue }, { place: exchangePlace(exchange) }),
    )
}

function consumerGuards(state: RabbitState, queue: Queue): GuardView[] {
  if (queue.consumers.size === 0) return [stop('no-consumers', { queue: queue.name })]
  if (queue.ready.size === 0) return []
  return [...queue.consumers].flatMap((consumer) => takeGuards(state, queue, consumer))
}

/** What the broker looks at before it hands the next message to this consumer. */
export function takeGuards(state: RabbitState, queue: Queue, consumer: Consumer): GuardView[] {
  const { tag, unacked: used, prefetchCount: size, connection, channel: number } = consumer
  const place = placeOf(state, tag)
  const settings = [`/clients/${tag}/prefetch_count`]
  if (queue.settings.singleActive && queue.active !== consumer) {
    const facts = { queue: queue.name, consumer: tag, active: queue.active?.tag ?? '' }
    return [stop('not-active', facts, { place, settings: argumentPath(queue, 'x-single-active-consumer') })]
  }
  if (!hasCredit(queue, consumer)) {
    return [stop('window-full', { consumer: tag, used, size }, { place, settings })]
  }
  const channel = state.broker.connections.get(connection)?.channels.get(number)
  if (channel !== undefined && !hasVolume(channel)) {
    const facts = { consumer: tag, used: channel.volume, size: channel.globalPrefetch }
    return [stop('channel-full', facts, { place, settings })]
  }
  const next = nextInLine(queue)
  if (next !== undefined && next.priority > consumer.priority) {
    return [
      stop('lower-priority', { consumer: tag, priority: consumer.priority, other: next.tag }, { place }),
    ]
  }
  const room =
    size === 0 ? pass('no-limit', { consumer: tag }) : pass('has-room', { consumer: tag, used, size })
  return [{ ...room, place, settings }]
}

/** A message that is past its time dies when it comes to the head, not before (classic-ttl: head only). */
function expiryGuards(queue: Queue, now: number): GuardView[] {
  const head = peekReady(queue)
  if (head === undefined || head.expires <= now) return []
  const late = readyEntries(queue).find(({ expires }) => expires <= now)
  if (late === undefined) return []
  const facts = { message: late.message.content.id, head: head.message.content.id, queue: queue.name }
  return [stop('behind-head', facts, { settings: argumentPath(queue, 'x-message-ttl') })]
}

function deadLetterGuards({ broker }: RabbitState, { name, settings }: Queue): GuardView[] {
  const exchange = settings.deadLetterExchange
  if (exchange === undefined) return []
  if (broker.exchanges.has(exchange)) return []
  return [stop('no-dead-letter-exchange', { queue: name, exchange })]
}

function argumentPath({ name, arguments: table }: Queue, key: string): string[] {
  return key in table ? [`/definitions/queues/${name}/arguments/${key}`] : []
}

/** Where an exchange would send something, or that it has nowhere to. */
export function exchangeGuards({ broker }: RabbitState, name: string): GuardView[] {
  const exchange = broker.exchanges.get(name)
  if (exchange === undefined) return [stop('no-exchange', { exchange: name })]
  if (name === '') return [pass('by-name', { exchange: '(AMQP default)' })]
  const { bindings, alternate } = exchange
  const spare = alternate === undefined ? [] : [pass('alternate', { exchange: name, alternate })]
  if (bindings.length === 0) return [stop('no-bindings', { exchange: name }), ...spare]
  const said = bindings
    .slice(0, BINDINGS_MAX)
    .map(({ routingKey: key, destination: to }) =>
      pass('binding', { exchange: name, key, to }, { settings: [BINDINGS] }),
    )
  const lost = bindings.length > BINDINGS_MAX ? [pass('more-bindings', { count: bindings.length })] : []
  return [...said, ...lost, ...spare]
}
