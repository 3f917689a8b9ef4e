import type { Deque } from '../base/deque.ts'
import type { Address } from '../kernel/agenda.ts'
import type { Seq, Tick } from '../kernel/clock.ts'
import type { ClientMind } from './client/mind.ts'
import type { QueueType } from './events.ts'
import type { Content, Table } from './methods.ts'
import type { ProfileName } from './profiles.ts'

/** The whole RabbitMQ world: the broker, and what each client knows. */
export interface RabbitState {
  readonly broker: BrokerState
  readonly clients: Map<Address, ClientMind>
}

/** What the broker knows, as one node or as a cluster. */
export interface BrokerState {
  readonly profile: ProfileName
  readonly nodes: Map<Address, NodeState>
  readonly alarms: Set<string>
  readonly connections: Map<string, Connection>
  readonly exchanges: Map<string, Exchange>
  readonly queues: Map<string, Queue>
  readonly policies: Map<string, Policy>
  nextMessage: number
}

/** A machine with a broker process on it. */
export interface NodeState {
  readonly name: Address
  status: 'running' | 'stopped' | 'crashed'
  incarnation: number
}

/** A TCP connection, as the broker sees it: it stays until its end is noticed. */
export interface Connection {
  readonly name: string
  readonly client: Address
  status: 'handshake' | 'running'
  blocked: boolean
  /** In ticks; 0 is none. */
  heartbeat: number
  channelMax: number
  lastHeard: Tick
  missed: number
  readonly channels: Map<number, Channel>
}

/** A lane within a connection. */
export interface Channel {
  readonly connection: string
  readonly number: number
  readonly mode: 'none' | 'confirm' | 'tx'
  /** The tag of the next delivery. */
  nextTag: number
  /** What was handed out on it and is not settled, in order of tags. */
  readonly unacked: Map<number, Unacked>
  readonly consumers: Map<string, Consumer>
}

/** Something that a queue hands messages to. */
export interface Consumer {
  readonly tag: string
  readonly queue: string
  readonly connection: string
  readonly channel: number
  readonly noAck: boolean
  readonly exclusive: boolean
  readonly prefetchCount: number
  readonly priority: number
  /** How many it holds. */
  unacked: number
  blocked: boolean
}

/** A place where messages are sorted. */
export interface Exchange {
  readonly name: string
  readonly type: string
  readonly durable: boolean
  readonly autoDelete: boolean
  readonly internal: boolean
  readonly arguments: Table
  readonly bindings: Binding[]
}

/** A way out of an exchange. */
export interface Binding {
  readonly source: string
  readonly destination: string
  readonly destinationType: 'queue' | 'exchange'
  readonly routingKey: string
  readonly arguments: Table
}

/** One copy of a message, in one queue. It never changes: what changes is another entry. */
export interface Entry {
  readonly message: number
  readonly content: Content
  readonly exchange: string
  readonly routingKey: string
  readonly position: number
  readonly expires: Tick
  readonly redelivered: boolean
  readonly deliveries: number
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
  readonly seq: Seq
}

/** Where messages wait. */
export interface Queue {
  readonly name: string
  readonly type: QueueType
  readonly durable: boolean
  readonly autoDelete: boolean
  readonly owner: string | undefined
  readonly arguments: Table
  readonly ready: Deque<Entry>
  unacked: number
}

/** A rule of `rabbitmqctl set_policy`. */
export interface Policy {
  readonly name: string
  readonly pattern: string
  readonly applyTo: string
  readonly priority: number
  readonly definition: Table
}
