import type { AppendLog } from '../base/append-log.ts'
import type { Deque } from '../base/deque.ts'
import type { Address } from '../kernel/agenda.ts'
import type { Seq, Tick, Ticks } from '../kernel/clock.ts'
import type { DeathReason, QueueType } from './events.ts'
import type { Table } from './methods.ts'
import type { Group } from './raft.ts'
import type { Consumer, Entry, Message } from './state.ts'

/** Where messages wait. */
export interface Queue {
  readonly name: string
  readonly type: QueueType
  readonly durable: boolean
  readonly autoDelete: boolean
  /** The connection that alone may use it. */
  readonly owner: string | undefined
  readonly arguments: Table
  /** The node that it lives on, or that leads it. */
  node: Address
  /** That node is not running, or too few replicas are: nothing goes in or out. */
  down: boolean
  /** The fact that began it: deliveries before it were of another of the same name, or of the process before. */
  seq: Seq
  /** When its process fell over lately. */
  crashes: readonly Tick[]
  policy: string | undefined
  settings: QueueSettings
  ready: Ready
  /** Everything handed out and not settled. */
  unacked: number
  nextPosition: number
  /** How many came in, and how many left for good: what is in it is the difference. */
  entered: number
  left: number
  /** These rows and sets are replaced when they change, so that copies can share them. */
  consumers: ReadonlySet<Consumer>
  /** Who is offered the next message: lines by priority, highest first. */
  lines: Line[]
  /** Out of the rotation until there is room again, in order. */
  blocked: Consumer[]
  /** Channels that the global limit stopped at this queue, by their lanes. */
  suspended: ReadonlySet<string>
  /** Single active consumer: the one. */
  active: Consumer | undefined
  exclusiveConsumer: Consumer | undefined
  hadConsumers: boolean
  /** When its head is looked at again, by which timer. */
  watchedAt: Tick
  watchTimer: number
  /** The timer that may end it for being unused. */
  idleTimer: number
  /** Quorum, over its limit and `reject-publish`: publishers were told so. */
  full: boolean
  /** Quorum, at-least-once: dead letters that wait for their target. */
  letters: readonly Letter[]
  /** Quorum, delayed retry: messages that are held back. */
  delayed: readonly Delayed[]
  /** Stream: the log, and the first offset it still has. */
  log: StreamLog
  /** Quorum queue of several nodes. */
  group: Group | undefined
}

/** Messages that can be handed out: rows, the first that has one goes first. */
export interface Ready {
  readonly rows: Deque<Entry>[]
  size: number
  bytes: number
  /** Quorum with two priorities: how many were taken since a low one had its turn. */
  turns: number
}

/** Consumers of one priority, who is next first. */
export interface Line {
  readonly priority: number
  readonly consumers: Deque<Consumer>
}

/** A dead letter that its queue keeps until the target has taken it. */
export interface Letter {
  readonly message: Message
  readonly reason: DeathReason
  /** Rejections and deaths of consumers that it takes along. */
  readonly failures: number
  readonly seq: Seq
}

/** A message that its queue holds back between two attempts. */
export interface Delayed {
  readonly entry: Entry
  readonly until: Tick
}

/** A stream's messages; the row of one is its offset. Retention forgets whole segments from the front. */
export interface StreamLog {
  readonly entries: AppendLog<Entry>
  /** When each was appended. */
  readonly ticks: AppendLog<Tick>
  /** The first offset that is still there. */
  first: number
  readonly segments: Segment[]
}

/** A file of a stream's log. */
export interface Segment {
  readonly first: number
  bytes: number
}

/** What the arguments and policies of a queue come to. */
export interface QueueSettings {
  readonly messageTtl: Ticks | undefined
  readonly expires: Ticks | undefined
  readonly maxLength: number | undefined
  readonly maxLengthBytes: number | undefined
  readonly overflow: 'drop-head' | 'reject-publish' | 'reject-publish-dlx'
  readonly deadLetterExchange: string | undefined
  readonly deadLetterRoutingKey: string | undefined
  readonly atLeastOnce: boolean
  readonly maxPriority: number | undefined
  readonly singleActive: boolean
  readonly deliveryLimit: number
  readonly maxAge: Ticks | undefined
  readonly segmentBytes: number
  readonly delayedRetry: DelayedRetry | undefined
}

/** A quorum queue's own delay between attempts (release notes 4.3.0). */
export interface DelayedRetry {
  readonly type: 'all' | 'failed' | 'returned'
  readonly least: Ticks
  readonly most: Ticks
}
