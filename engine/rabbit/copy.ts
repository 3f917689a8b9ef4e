import { copyAppendLog } from '../base/append-log.ts'
import { copyDeque, createDeque, type Deque, itemAt, pushBack } from '../base/deque.ts'
import { copyGroup } from './queues/group.ts'
import type {
  BrokerState,
  Channel,
  Connection,
  Consumer,
  Exchange,
  NodeState,
  Queue,
  StreamLog,
} from './state.ts'

/** Consumers are known to their channel and to their queue: both sides of a copy must know the same copy. */
type Twins = Map<Consumer, Consumer>

/** A copy that shares nothing that changes: messages, entries and routes never do. */
export function copyBroker(broker: BrokerState): BrokerState {
  const twins: Twins = new Map()
  const connections = new Map<string, Connection>()
  for (const [name, connection] of broker.connections)
    connections.set(name, copyConnection(connection, twins))
  const queues = new Map<string, Queue>()
  for (const [name, queue] of broker.queues) queues.set(name, copyQueue(queue, twins))
  const exchanges = new Map<string, Exchange>()
  for (const [name, exchange] of broker.exchanges) exchanges.set(name, { ...exchange })
  return {
    ...broker,
    config: { ...broker.config },
    nodes: new Map([...broker.nodes].map(([name, node]) => [name, copyNode(node)])),
    alarms: new Set(broker.alarms),
    policies: new Map(broker.policies),
    limitedLanes: new Set(broker.limitedLanes),
    unsynced: broker.unsynced.slice(),
    connections,
    exchanges,
    queues,
  }
}

function copyNode(node: NodeState): NodeState {
  const peers = new Map([...node.peers].map(([name, peer]) => [name, { ...peer }]))
  return { ...node, peers }
}

function copyConnection(connection: Connection, twins: Twins): Connection {
  const channels = new Map<number, Channel>()
  for (const [number, channel] of connection.channels) channels.set(number, copyChannel(channel, twins))
  const closing = new Map<number, Channel>()
  for (const [number, channel] of connection.closing) closing.set(number, copyChannel(channel, twins))
  return { ...connection, channels, closing, stalled: connection.stalled.slice() }
}

function copyChannel(channel: Channel, twins: Twins): Channel {
  const consumers = new Map<string, Consumer>()
  const awaited = new Map([...channel.awaited].map(([tag, { remaining }]) => [tag, { remaining }]))
  for (const [tag, consumer] of channel.consumers) {
    const twin: Consumer = { ...consumer }
    consumers.set(tag, twin)
    twins.set(consumer, twin)
  }
  return {
    ...channel,
    unacked: new Map(channel.unacked),
    consumers,
    waitingQueues: new Set(channel.waitingQueues),
    awaited,
    tx: { publishes: channel.tx.publishes.slice(), settled: channel.tx.settled.slice() },
  }
}

/** Most queues of a large world are idle, so what is empty is shared and costs nothing. */
function copyQueue(queue: Queue, twins: Twins): Queue {
  const { active, exclusiveConsumer, ready, group } = queue
  const twinOf = (consumer: Consumer) => twins.get(consumer) as Consumer
  const copy = { ...queue, ready: { ...ready, rows: ready.rows.map(copyDeque) } }
  if (queue.type === 'stream') copy.log = copyLog(queue.log)
  if (group !== undefined) copy.group = copyGroup(group)
  copy.blocked = queue.blocked.map(twinOf)
  copy.lines = queue.lines.map(({ priority, consumers }) => ({
    priority,
    consumers: mapped(consumers, twinOf),
  }))
  if (queue.consumers.size === 0) return copy
  copy.consumers = new Set([...queue.consumers].map(twinOf))
  if (active !== undefined) copy.active = twinOf(active)
  if (exclusiveConsumer !== undefined) copy.exclusiveConsumer = twinOf(exclusiveConsumer)
  return copy
}

function copyLog({ entries, ticks, first, segments }: StreamLog): StreamLog {
  return {
    entries: copyAppendLog(entries),
    ticks: copyAppendLog(ticks),
    first,
    segments: segments.map((segment) => ({ ...segment })),
  }
}

function mapped<Item>(deque: Deque<Item>, change: (item: Item) => Item): Deque<Item> {
  const copy = createDeque<Item>()
  for (let at = 0; at < deque.size; at++) pushBack(copy, change(itemAt(deque, at) as Item))
  return copy
}
