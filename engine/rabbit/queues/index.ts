import type { Desk, Lane } from '../broker/desk.ts'
import type { Message, Queue, Unacked } from '../state.ts'
import { classic } from './classic.ts'
import { quorum } from './quorum.ts'
import { stream } from './stream.ts'

/** What a queue made of a publication; a confirm may have to wait for the disk or for other nodes. */
export type Taken = 'taken' | 'refused' | 'disk' | 'replicated'

/** How the client settled what it held. */
export type Settlement = 'ack' | 'requeue' | 'discard'

/** What goes back, by whose word. */
export interface Return {
  readonly reason: 'nack' | 'reject' | 'recover' | 'channel'
}

/** How a kind of queue works. */
export interface QueueRule {
  /** Takes a message, or refuses it. */
  enqueue(desk: Desk, queue: Queue, message: Message, publisher: Publisher | Untracked | undefined): Taken
  /** Hands out what can be handed out. */
  run(desk: Desk, queue: Queue): void
  /** Settles deliveries of one consumer, or gets, of one channel; in order of tags. */
  settle(desk: Desk, queue: Queue, held: Held, how: Settlement, reason: Return['reason']): void
}

/** Who waits for a confirm of what. */
export interface Publisher {
  readonly lane: Lane
  readonly publishTag: number
}

/** A dead letter for which nobody waits: a quorum queue cannot tell its sender to stop (untracked_enqueue). */
export type Untracked = 'untracked'

/** What is settled together, and on which channel. */
export interface Held extends Lane {
  readonly entries: readonly Unacked[]
  /** The tag that the client named; the others are covered by `multiple`. */
  readonly named: number
}

/** All kinds of queue. */
const QUEUE_RULES: Readonly<Record<Queue['type'], QueueRule>> = { classic, quorum, stream }

/** The rule of a queue. */
export function ruleOf(queue: Queue): QueueRule {
  return QUEUE_RULES[queue.type]
}
