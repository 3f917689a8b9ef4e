import type { Seq } from '../../kernel/clock.ts'
import type { Turn } from '../../kernel/model.ts'
import type { RabbitEvent } from '../events.ts'
import { BROKER, type RabbitSignal, type WireSignal } from '../methods.ts'
import type { ConsumerMind, PublisherMind } from './mind.ts'

/** What a client may do in its turn. */
export type ClientTurn = Turn<RabbitEvent, RabbitSignal>

/** A place with a process, a connection and a channel. */
export type ApplicationMind = PublisherMind | ConsumerMind

/** Sends to the node that the application is connected to: from its own machine, or as a thread from its process's. */
export function tell(mind: ApplicationMind, turn: ClientTurn, signal: WireSignal, cause?: Seq): void {
  const node = mind.setup.node ?? BROKER
  const from = mind.setup.thread?.process ?? mind.name
  if (cause === undefined) turn.send(from, node, signal)
  else turn.send(from, node, signal, cause)
}
