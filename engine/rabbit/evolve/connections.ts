import { present } from '../../base/assert.ts'
import { type Folds, nextState } from '../../kernel/handlers.ts'
import { createChannel } from '../create.ts'
import type { ConnectionEvent, MessageEvent } from '../events.ts'
import { type ConnectionStatus, connectionLifecycle } from '../lifecycles.ts'
import { channelOf, connectionOf, heldChannelOf } from '../lookup.ts'
import type { BrokerState, Channel, Connection, RabbitState, Unacked } from '../state.ts'
import { goOn } from './consumers.ts'

/** The life of connections and channels, and what a channel remembers of confirms and transactions. */
type LifeEvent =
  | ConnectionEvent
  | Extract<
      MessageEvent,
      { readonly type: 'confirm.awaited' | 'confirm.advanced' | 'disk.synced' | 'message.confirmed' }
    >

/** The fold of each. */
export const connectionFolds: Folds<RabbitState, LifeEvent> = {
  'connection.accepted'({ broker }, { connection: name, client, node }, tick) {
    broker.connections.set(name, createConnection(name, client, node, tick))
  },
  'connection.tuned'({ broker }, { connection: name, heartbeat, channelMax }) {
    const connection = connectionOf(broker, name)
    connection.heartbeat = heartbeat
    connection.channelMax = channelMax
  },
  'connection.opened'({ broker }, event, tick) {
    const connection = connectionOf(broker, event.connection)
    stepTo(connection, event.type)
    connection.lastHeard = tick
  },
  'connection.closed': ({ broker }, event) => end(broker, connectionOf(broker, event.connection), event.type),
  'connection.lost': ({ broker }, event) => end(broker, connectionOf(broker, event.connection), event.type),
  'tcp.closed'({ broker }, { connection }) {
    broker.connections.delete(connection)
  },
  'connection.blocked'({ broker }, { connection }) {
    connectionOf(broker, connection).blocked = true
  },
  'connection.unblocked'({ broker }, event) {
    const connection = connectionOf(broker, event.connection)
    connection.blocked = false
    connection.stalled.length = 0
  },
  'signal.stalled'({ broker }, { connection, signal }) {
    connectionOf(broker, connection).stalled.push(signal)
  },
  'heartbeat.received'({ broker }, event, tick) {
    const connection = connectionOf(broker, event.connection)
    connection.lastHeard = tick
    connection.missed = 0
  },
  'heartbeat.missed'({ broker }, { connection, missed }) {
    connectionOf(broker, connection).missed = missed
  },
  'channel.opened'({ broker }, event, tick) {
    const connection = connectionOf(broker, event.connection)
    connection.channels.set(event.channel, createChannel(event.connection, event.channel, broker.config))
    connection.closing.delete(event.channel)
    connection.lastHeard = tick
  },
  'channel.closed'({ broker }, { connection: name, channel: number }) {
    const connection = connectionOf(broker, name)
    const channel = heldChannelOf(connection, number)
    connection.closing.set(number, channel)
    connection.channels.delete(number)
    broker.limitedLanes.delete(channel.lane)
  },
  'queue.named'({ broker }, { connection, channel, queue }) {
    channelOf(broker, connection, channel).lastQueue = queue
  },
  'channel.watched'({ broker }, { connection, channel, at }) {
    channelOf(broker, connection, channel).checkedAt = at
  },
  'channel.resumed'({ broker }, event) {
    const channel = channelOf(broker, event.connection, event.channel)
    channel.waitingQueues.delete(event.queue)
    const queue = broker.queues.get(event.queue)
    if (queue !== undefined) goOn(queue, channel.lane)
  },
  'qos.set'({ broker }, { connection, channel: number, prefetchCount, global }) {
    const channel = channelOf(broker, connection, number)
    if (!global) channel.prefetchCount = prefetchCount
    limit(broker, channel, global ? prefetchCount : 0)
  },
  'frame.received'({ broker }, event) {
    const channel = channelOf(broker, event.connection, event.channel)
    const { exchange, routingKey, mandatory } = event.frame === 'method' ? event : (channel.frames ?? {})
    channel.frames =
      exchange === undefined || routingKey === undefined || mandatory === undefined || event.frame === 'body'
        ? undefined
        : { exchange, routingKey, mandatory, hasHeader: event.frame === 'header' }
  },
  'confirm.selected': ({ broker }, event) => enterMode(broker, event, 'confirm'),
  'confirm.awaited'({ broker }, { connection, channel: number, publishTag, disk, replicated }) {
    const channel = channelOf(broker, connection, number)
    channel.awaited.set(publishTag, { remaining: replicated + (disk ? 1 : 0) })
    if (disk) broker.unsynced.push({ connection, channel: number, publishTag })
  },
  'confirm.advanced'({ broker }, { connection, channel, publishTag }) {
    present(channelOf(broker, connection, channel).awaited.get(publishTag), 'the publication').remaining--
  },
  'disk.synced'({ broker }) {
    broker.unsynced.length = 0
  },
  'message.confirmed'({ broker }, { connection, channel: number, publishTag, multiple }) {
    const { awaited } = channelOf(broker, connection, number)
    if (awaited.size === 0) return
    awaited.delete(publishTag)
    if (!multiple) return
    for (const tag of awaited.keys()) if (tag < publishTag) awaited.delete(tag)
  },
  'tx.selected': ({ broker }, event) => enterMode(broker, event, 'tx'),
  'tx.published'({ broker }, event) {
    const { exchange, routingKey, mandatory, content, queues } = event
    channelOf(broker, event.connection, event.channel).tx.publishes.push({
      exchange,
      routingKey,
      mandatory,
      content,
      copies: event.copies ?? [],
      queues,
    })
  },
  'tx.settled'({ broker }, { connection, channel: number, how, deliveryTags }) {
    const channel = channelOf(broker, connection, number)
    const entries = deliveryTags.map((tag) => present(channel.unacked.get(tag), 'the delivery'))
    for (const tag of deliveryTags) channel.unacked.delete(tag)
    channel.tx.settled.push({ how, entries })
  },
  'tx.committed': ({ broker }, { connection, channel }) =>
    endTransaction(channelOf(broker, connection, channel)),
  'tx.rolledBack': ({ broker }, { connection, channel }) =>
    endTransaction(heldChannelOf(connectionOf(broker, connection), channel)),
}

function createConnection(name: string, client: string, node: string, tick: number): Connection {
  return {
    name,
    client,
    node,
    status: 'handshake',
    blocked: false,
    heartbeat: 0,
    channelMax: 0,
    lastHeard: tick,
    missed: 0,
    channels: new Map(),
    closing: new Map(),
    stalled: [],
  }
}

/** To where its lifecycle leads from here; what leads nowhere changes nothing. */
function stepTo(connection: Connection, fact: string): void {
  const { status } = connection
  connection.status = nextState<ConnectionStatus>(connectionLifecycle, status, fact) ?? status
}

/** What its channels hold goes back to the queues next, one fact a message. */
function end(broker: BrokerState, connection: Connection, fact: string): void {
  stepTo(connection, fact)
  for (const [number, channel] of connection.channels) {
    connection.closing.set(number, channel)
    broker.limitedLanes.delete(channel.lane)
  }
  connection.channels.clear()
}

function enterMode(
  broker: BrokerState,
  event: { connection: string; channel: number },
  mode: Channel['mode'],
): void {
  channelOf(broker, event.connection, event.channel).mode = mode
}

/** A limit that is set where there was none counts all that is out, `basic.get` included (rabbit_limiter). */
function limit(broker: BrokerState, channel: Channel, prefetch: number): void {
  if (channel.globalPrefetch === 0 && prefetch > 0) channel.volume = channel.unacked.size
  if (prefetch === 0) channel.volume = 0
  if (prefetch === 0) broker.limitedLanes.delete(channel.lane)
  else broker.limitedLanes.add(channel.lane)
  channel.globalPrefetch = prefetch
}

/** At commit what was settled is settled for real right after, and at rollback the client holds it again. */
function endTransaction(channel: Channel): void {
  const held: Unacked[] = [...channel.unacked.values()]
  for (const { entries } of channel.tx.settled) held.push(...entries)
  channel.unacked.clear()
  for (const one of held.sort((left, right) => left.tag - right.tag)) channel.unacked.set(one.tag, one)
  channel.tx.publishes.length = 0
  channel.tx.settled.length = 0
}
