import type { Seq } from '../../kernel/clock.ts'
import type { Turn } from '../../kernel/model.ts'
import type { RabbitEvent } from '../events.ts'
import { BROKER, type RabbitSignal, type WireSignal } from '../methods.ts'
import type { ConsumerMind, PublisherMind } from './mind.ts'

/** What a client may do in its turn. */
export type ClientTurn = Turn<RabbitEvent, RabbitSignal>

/** A place with a process, a connection and a channel. */
export type ApplicationMind = PublisherMind | ConsumerMind

/** The one channel that an application opens. */
export const CHANNEL = 1

/** Sends to the node that the application is connected to. */
export function tell(mind: ApplicationMind, turn: ClientTurn, signal: WireSignal, cause?: Seq): void {
  const node = mind.setup.node ?? BROKER
  if (cause === undefined) turn.send(mind.name, node, signal)
  else turn.send(mind.name, node, signal, cause)
}
