import type { Address } from '../../kernel/agenda.ts'
import type { Seq } from '../../kernel/clock.ts'
import type { Turn } from '../../kernel/model.ts'
import type { DeathReason, RabbitEvent } from '../events.ts'
import type { RabbitSignal, WireSignal } from '../methods.ts'
import type { BrokerState, Channel, Connection, Message } from '../state.ts'

/** A turn in the world of RabbitMQ. */
export type RabbitTurn = Turn<RabbitEvent, RabbitSignal>

/** A node at work on one signal: what its handlers read, and how they act. */
export interface Desk {
  readonly broker: BrokerState
  readonly node: Address
  readonly turn: RabbitTurn
  /** Dead letters that are published when the work in hand is done: queues hand them on, they do not wait. */
  letters: PendingLetter[] | undefined
  /** How many times the message in work was dead-lettered in this turn already. */
  hops: number
}

/** A message that died in a queue with a dead-letter exchange. */
export interface PendingLetter {
  readonly message: Message
  readonly queue: string
  readonly reason: DeathReason
  readonly exchange: string
  /** In place of the message's own. */
  readonly routingKey: string | undefined
  /** Rejections and deaths of consumers that it takes along. */
  readonly failures: number
  /** The fact of its death. */
  readonly seq: Seq
  /** The queue keeps it until the target has taken it. */
  readonly kept: boolean
  /** How many times it was dead-lettered in the same turn before. */
  readonly hops: number
}

/** Where a method came from. */
export interface Lane {
  readonly connection: Connection
  readonly channel: Channel
}

/** What an error closes, and how it says why. */
export interface Refusal {
  readonly closes: 'channel' | 'connection'
  readonly code: number
  readonly text: string
}

/** Sends to the client of a connection, from the node that it goes to. */
export function answer(desk: Desk, connection: Connection, signal: WireSignal, cause?: Seq): void {
  desk.turn.send(connection.node, connection.client, signal, cause)
}

/** 320: the broker's operator wants it so (restart-04). */
export function forced(reason: string): { readonly code: number; readonly text: string } {
  return { code: 320, text: `CONNECTION_FORCED - broker forced connection closure with reason '${reason}'` }
}

/** 403: names and things that are not for everybody. */
export function accessRefused(text: string): Refusal {
  return { closes: 'channel', code: 403, text: `ACCESS_REFUSED - ${text}` }
}

/** 404: something that is not there. */
export function notFound(kind: 'queue' | 'exchange', name: string): Refusal {
  return { closes: 'channel', code: 404, text: `NOT_FOUND - no ${kind} '${name}' in vhost '/'` }
}

/** 405: somebody else's. */
export function resourceLocked(text: string): Refusal {
  return { closes: 'channel', code: 405, text: `RESOURCE_LOCKED - ${text}` }
}

/** 406: what was asked for does not fit to what is. */
export function preconditionFailed(text: string): Refusal {
  return { closes: 'channel', code: 406, text: `PRECONDITION_FAILED - ${text}` }
}

/** 503: nonsense. */
export function commandInvalid(text: string): Refusal {
  return { closes: 'connection', code: 503, text: `COMMAND_INVALID - ${text}` }
}

/** 504: a channel that is not open, or open twice. */
export function channelError(text: string): Refusal {
  return { closes: 'connection', code: 504, text: `CHANNEL_ERROR - ${text}` }
}

/** 505: a frame that the channel does not expect. */
export function unexpectedFrame(text: string): Refusal {
  return { closes: 'connection', code: 505, text: `UNEXPECTED_FRAME - ${text}` }
}

/** 530: not by this connection. */
export function notAllowed(text: string): Refusal {
  return { closes: 'connection', code: 530, text: `NOT_ALLOWED - ${text}` }
}

/** 540: the broker cannot do that. */
export function notImplemented(text: string): Refusal {
  return { closes: 'connection', code: 540, text: `NOT_IMPLEMENTED - ${text}` }
}

/** 541: the broker did not expect that, and says nothing more. */
export function internalError(text = ''): Refusal {
  return {
    closes: 'connection',
    code: 541,
    text: text === '' ? 'INTERNAL_ERROR' : `INTERNAL_ERROR - ${text}`,
  }
}

/** A thing by RabbitMQ's name for it in texts. */
export function inVhost(kind: 'queue' | 'exchange', name: string): string {
  return `${kind} '${name}' in vhost '/'`
}
