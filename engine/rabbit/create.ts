import { createAppendLog } from '../base/append-log.ts'
import { createDeque } from '../base/deque.ts'
import type { BrokerSetup } from './definitions.ts'
import type { QueueType } from './events.ts'
import { BROKER, type Table } from './methods.ts'
import { NO_LIMIT, PROFILES } from './profiles.ts'
import type { Group } from './raft.ts'
import type {
  BrokerState,
  Channel,
  Config,
  Consumer,
  Exchange,
  NodeState,
  Queue,
  QueueSettings,
  Ready,
  StreamLog,
} from './state.ts'
import { EMPTY_TABLE } from './table.ts'

/** Later than any tick of a run. */
export const NEVER = Number.MAX_SAFE_INTEGER

const SECOND = 1000
const MINUTE = 60 * SECOND
const HEARTBEAT_SECONDS = 60
const CHANNEL_MAX = 2047

/** The exchanges that are there from the start (AMQP 0-9-1 section 3.1.3; amq.match is RabbitMQ's alias). */
const BUILT_IN: readonly (readonly [name: string, type: string, internal: boolean])[] = [
  ['', 'direct', false],
  ['amq.direct', 'direct', false],
  ['amq.fanout', 'fanout', false],
  ['amq.headers', 'headers', false],
  ['amq.match', 'headers', false],
  ['amq.rabbitmq.trace', 'topic', true],
  ['amq.topic', 'topic', false],
]

/** A broker in which nothing has been declared yet. */
export function createBroker(setup: BrokerSetup): BrokerState {
  const names = nodeNames(setup.nodes ?? 1)
  return {
    profile: PROFILES[setup.profile],
    config: configOf(setup),
    nodes: new Map(names.map((name) => [name, createNode(name, names)])),
    alarms: new Set(),
    connections: new Map(),
    exchanges: new Map(BUILT_IN.map(([name, type, internal]) => [name, builtIn(name, type, internal)])),
    queues: new Map(),
    policies: new Map(),
    nextMessage: 1,
    nextName: 1,
    nextTimer: 1,
    inHand: undefined,
    refused: 0,
    died: undefined,
    limitedLanes: new Set(),
    unsynced: [],
    topology: { version: 0 },
  }
}

/** The addresses of a cluster's nodes: `broker`, `broker-2` ... */
export function nodeNames(count: number): string[] {
  return Array.from({ length: count }, (_, at) => (at === 0 ? BROKER : `${BROKER}-${at + 1}`))
}

/** What distinguishes an exchange from its declaration on. */
export type ExchangeTraits = Pick<
  Exchange,
  'name' | 'type' | 'durable' | 'autoDelete' | 'internal' | 'arguments'
>

/** An exchange without bindings. */
export function createExchange(traits: ExchangeTraits): Exchange {
  const { name, type, durable, autoDelete, internal, arguments: table } = traits
  return {
    name,
    type,
    durable,
    autoDelete,
    internal,
    arguments: table,
    alternate: undefined,
    bindings: [],
    wasBound: false,
    policy: undefined,
  }
}

/** A channel on which nothing has happened. */
export function createChannel(connection: string, number: number, config: Config): Channel {
  return {
    connection,
    number,
    lane: `${connection} ${number}`,
    mode: 'none',
    nextPublishTag: 1,
    nextTag: 1,
    handed: 0,
    unacked: new Map(),
    consumers: new Map(),
    prefetchCount: 0,
    globalPrefetch: 0,
    volume: 0,
    waitingQueues: new Set(),
    awaited: new Map(),
    tx: { publishes: [], settled: [] },
    frames: undefined,
    checkedAt: 0,
    timeout: config.consumerTimeout,
    checkEvery: config.consumerTimeoutCheck,
    lastQueue: '',
  }
}

/** What most queues have none of, shared by all of them. */
const NOBODY: ReadonlySet<Consumer> = new Set()
const NOWHERE: ReadonlySet<string> = new Set()
const NOTHING: readonly never[] = Object.freeze([])
const NO_LOG: StreamLog = createLog()

/** What distinguishes a queue from its declaration on. */
export interface QueueTraits {
  readonly name: string
  readonly type: QueueType
  readonly durable: boolean
  readonly autoDelete: boolean
  readonly owner: string | undefined
  readonly arguments: Table
  readonly node: string
  readonly seq: number
}

/**
 * An empty queue. Written out: an object that begins as a spread keeps its later fields apart, which is slower
 * to read.
 */
export function createQueue(
  traits: QueueTraits,
  settings: QueueSettings,
  rows: number,
  group: Group | undefined,
): Queue {
  const { name, type, durable, autoDelete, owner, arguments: table, node, seq } = traits
  return {
    name,
    type,
    durable,
    autoDelete,
    owner,
    arguments: table,
    node,
    seq,
    down: false,
    crashes: NOTHING,
    policy: undefined,
    settings,
    ready: createReady(rows),
    unacked: 0,
    nextPosition: 0,
    entered: 0,
    left: 0,
    consumers: NOBODY,
    lines: [],
    blocked: [],
    suspended: NOWHERE,
    active: undefined,
    exclusiveConsumer: undefined,
    hadConsumers: false,
    watchedAt: NEVER,
    watchTimer: 0,
    idleTimer: 0,
    full: false,
    letters: NOTHING,
    delayed: NOTHING,
    log: type === 'stream' ? createLog() : NO_LOG,
    group,
  }
}

/** Rows without a message. */
export function createReady(rows: number): Ready {
  return { rows: Array.from({ length: rows }, () => createDeque()), size: 0, bytes: 0, turns: 0 }
}

function createLog(): StreamLog {
  return { entries: createAppendLog(), ticks: createAppendLog(), first: 0, segments: [] }
}

function configOf({ config = {} }: BrokerSetup): Config {
  return {
    heartbeat: (config.heartbeat ?? HEARTBEAT_SECONDS) * SECOND,
    channelMax: config.channel_max ?? CHANNEL_MAX,
    consumerTimeout: config.consumer_timeout ?? 30 * MINUTE,
    consumerTimeoutCheck: MINUTE,
  }
}

function createNode(name: string, all: readonly string[]): NodeState {
  const peers = new Map(all.filter((other) => other !== name).map((other) => [other, { heard: 0, up: true }]))
  return { name, status: 'running', incarnation: 0, peers }
}

function builtIn(name: string, type: string, internal: boolean): Exchange {
  return createExchange({ name, type, internal, durable: true, autoDelete: false, arguments: EMPTY_TABLE })
}

/** Settings of a queue that asks for nothing. */
export const PLAIN_SETTINGS: QueueSettings = {
  messageTtl: undefined,
  expires: undefined,
  maxLength: undefined,
  maxLengthBytes: undefined,
  overflow: 'drop-head',
  deadLetterExchange: undefined,
  deadLetterRoutingKey: undefined,
  atLeastOnce: false,
  maxPriority: undefined,
  singleActive: false,
  deliveryLimit: NO_LIMIT,
  maxAge: undefined,
  segmentBytes: 500_000_000,
  delayedRetry: undefined,
}
