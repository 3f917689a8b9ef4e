import type { Address } from '../kernel/agenda.ts'
import type { Seq, Tick, Ticks } from '../kernel/clock.ts'
import type { ClientMind } from './client/mind.ts'
import type { Graves } from './graves.ts'
import type { ConnectionStatus } from './lifecycles.ts'
import type { Content, Table, WireSignal } from './methods.ts'
import type { Profile } from './profiles.ts'
import type { Queue } from './queue-state.ts'
import type { Peer } from './raft.ts'
import type { RabbitSetup } from './setup.ts'

export type {
  Delayed,
  DelayedRetry,
  Letter,
  Line,
  Queue,
  QueueSettings,
  Ready,
  Segment,
  StreamLog,
} from './queue-state.ts'

/** The whole RabbitMQ world: the broker, and what each client knows. */
export interface RabbitState {
  readonly setup: RabbitSetup
  readonly broker: BrokerState
  readonly clients: Map<Address, ClientMind>
  readonly graves: Graves
}

/** What the broker knows, as one node or as a cluster. */
export interface BrokerState {
  readonly profile: Profile
  readonly config: Config
  readonly nodes: Map<Address, NodeState>
  readonly alarms: Set<string>
  readonly connections: Map<string, Connection>
  readonly exchanges: Map<string, Exchange>
  readonly queues: Map<string, Queue>
  readonly policies: Map<string, Policy>
  nextMessage: number
  /** The next number for names that the broker makes, and for its timers. */
  nextName: number
  nextTimer: number
  /** The message that is being routed: published or dead-lettered, and not yet in its last queue. */
  inHand: Message | undefined
  /** The message that a queue refused last, 0 before the first: what a majority applies later is another one. */
  refused: number
  /** What died last: expired, rejected, dropped. */
  died: Entry | undefined
  /** Channels with a global limit, by their lanes. */
  readonly limitedLanes: Set<string>
  /** Publications that wait for the disk before they are confirmed, in order. */
  readonly unsynced: Unsynced[]
  /** Another object after every change of exchanges, queues and bindings: what is derived from them hangs on it. */
  topology: Topology
}

/** Stands for exchanges, queues and bindings as they were at one time. */
export interface Topology {
  readonly version: number
}

/** Settings of the broker. */
export interface Config {
  /** In ticks; 0 is none. */
  readonly heartbeat: Ticks
  readonly channelMax: number
  consumerTimeout: Ticks
  consumerTimeoutCheck: Ticks
}

/** A machine with a broker process on it. */
export interface NodeState {
  readonly name: Address
  status: 'running' | 'stopped' | 'crashed'
  incarnation: number
  /** The other nodes, as far as it knows. */
  readonly peers: Map<Address, Peer>
}

/** A TCP connection, as the broker sees it: it stays until its end is noticed. */
export interface Connection {
  readonly name: string
  readonly client: Address
  /** The node it goes to. */
  readonly node: Address
  status: ConnectionStatus
  /** It published while an alarm was on: nothing is read from it any more. */
  blocked: boolean
  /** In ticks; 0 is none. */
  heartbeat: Ticks
  channelMax: number
  lastHeard: Tick
  missed: number
  readonly channels: Map<number, Channel>
  /** Channels that have ended: what the client still sends there is thrown away. */
  readonly closing: Map<number, Channel>
  /** What arrived while it was blocked, oldest first. */
  readonly stalled: WireSignal[]
}

/** A lane within a connection. */
export interface Channel {
  readonly connection: string
  readonly number: number
  /** Names it among all channels. */
  readonly lane: string
  mode: 'none' | 'confirm' | 'tx'
  /** The number of the next publication, counted in confirm mode. */
  nextPublishTag: number
  /** The tag of the next delivery. */
  nextTag: number
  /** How many deliveries it has had. */
  handed: number
  /** What was handed out on it and is not settled, in order of tags. */
  readonly unacked: Map<number, Unacked>
  readonly consumers: Map<string, Consumer>
  /** Prefetch of consumers that start from now on; 0 is none. */
  prefetchCount: number
  /** Limit of all consumers together (`global`); 0 is none. */
  globalPrefetch: number
  /** How many deliveries count against the global limit. */
  volume: number
  /** Queues that were told to wait by the global limit, in order. */
  readonly waitingQueues: Set<string>
  /** Confirms that wait: the publication's number -> what for. */
  readonly awaited: Map<number, Awaited>
  readonly tx: Transaction
  /** Half of a publication, while its frames arrive. */
  frames: Frames | undefined
  /** When the broker next looks for deliveries that are too old. */
  checkedAt: Tick
  /** What `consumer_timeout` was when it was opened, and how often it is looked for. */
  readonly timeout: Ticks
  readonly checkEvery: Ticks
  /** The queue that an empty name means: the last one declared here. */
  lastQueue: string
}

/** A publication whose confirm waits for the disk or for replicas. */
export interface Awaited {
  remaining: number
}

/** A publication that waits for the disk. */
export interface Unsynced {
  readonly connection: string
  readonly channel: number
  readonly publishTag: number
}

/** What a transaction has gathered. */
export interface Transaction {
  readonly publishes: TxPublish[]
  readonly settled: TxSettled[]
}

/** A publication that waits for its commit, already routed. */
export interface TxPublish {
  readonly exchange: string
  readonly routingKey: string
  readonly mandatory: boolean
  readonly content: Content
  readonly copies: readonly string[]
  readonly queues: readonly string[]
}

/** Deliveries that are settled at commit, and come back at rollback. */
export interface TxSettled {
  readonly how: 'ack' | 'requeue' | 'discard'
  readonly entries: readonly Unacked[]
}

/** What has arrived of a publication in frames. */
export interface Frames {
  readonly exchange: string
  readonly routingKey: string
  readonly mandatory: boolean
  readonly hasHeader: boolean
}

/** Something that a queue hands messages to. */
export interface Consumer {
  readonly tag: string
  readonly queue: string
  readonly connection: string
  readonly channel: number
  /** Names its channel among all. */
  readonly lane: string
  readonly noAck: boolean
  readonly exclusive: boolean
  /** 0 is no limit. */
  readonly prefetchCount: number
  readonly priority: number
  readonly arguments: Table
  /** Deliveries made before this fact belong to an earlier consumer of the same tag. */
  readonly seq: Seq
  /** How many it holds. */
  unacked: number
  /** Room beyond its prefetch: what dies of the delivery limit gives its credit back twice (rabbit_fifo). */
  spare: number
  /** A message was offered and there was no room: out of the rotation. */
  blocked: boolean
  /** A stream's: the next offset to read. */
  offset: number
}

/** A place where messages are sorted. */
export interface Exchange {
  readonly name: string
  readonly type: string
  readonly durable: boolean
  readonly autoDelete: boolean
  readonly internal: boolean
  readonly arguments: Table
  /** Of its argument, or of a policy; undefined is none. */
  alternate: string | undefined
  /** Another row after every change: what is derived from it hangs on it. */
  bindings: readonly Binding[]
  /** Whether it ever had a binding: an auto-delete exchange goes with its last one. */
  wasBound: boolean
  policy: string | undefined
}

/** A way out of an exchange. */
export interface Binding {
  readonly source: string
  readonly destination: string
  readonly destinationType: 'queue' | 'exchange'
  readonly routingKey: string
  readonly arguments: Table
}

/** One publication, by a client or of a dead letter. It never changes. */
export interface Message {
  readonly id: number
  readonly content: Content
  readonly exchange: string
  readonly routingKey: string
  /** Further routing keys: CC, then BCC. */
  readonly copies: readonly string[]
  /** The broker has written its `x-death`. */
  readonly died: boolean
  /** How often it was rejected, or its consumer died, in quorum queues that it was a dead letter of (4.x). */
  readonly failures: number
  /** The channel that waits for its confirm, and under which number. */
  readonly lane: string | undefined
  readonly publishTag: number | undefined
  readonly seq: Seq
}

/** One copy of a message, in one queue. It never changes: what changes is another entry. */
export interface Entry {
  readonly message: Message
  /** Orders the queue: a message that comes back takes its old place. */
  readonly position: number
  readonly expires: Tick
  readonly redelivered: boolean
  /** How often it came back: a quorum queue's `x-delivery-count`. */
  readonly returns: number
  /** How often in a quorum queue because its consumer died. */
  readonly crashes: number
  /** The last fact about it. */
  readonly seq: Seq
}

/** An entry that somebody holds. */
export interface Unacked {
  readonly tag: number
  readonly entry: Entry
  readonly queue: string
  /** Absent for `basic.get`. */
  readonly consumerTag: string | undefined
  readonly since: Tick
  /** The fact of its delivery. */
  readonly seq: Seq
}

/** A rule of `rabbitmqctl set_policy`. */
export interface Policy {
  readonly name: string
  readonly pattern: string
  readonly applyTo: string
  readonly priority: number
  readonly definition: Table
}
