import type { KafkaTurn } from '../../turn.ts'
import type { Producer } from './producer-state.ts'
import type { ProducerPhase } from './producer-transaction.ts'

/** Offsets that the application gave are a step further. */
export function moveOffsets(
  { name }: Producer,
  turn: KafkaTurn,
  step: 'added' | 'located' | 'lost' | 'committed',
  coordinator: string | null = null,
): void {
  turn.emit({ type: 'producerTransaction.offsetsMoved', producer: name, step, coordinator })
}

/** Nothing is asked for retry.backoff.ms. */
export function backOff({ name, incarnation, config }: Producer, turn: KafkaTurn): void {
  const until = turn.now + config.retryBackoffMs
  turn.emit({ type: 'producerTransaction.delayed', producer: name, until })
  turn.pass(name, name, config.retryBackoffMs, { type: 'backoff.over', incarnation })
}

/** Another phase of the transaction, and why. */
export function move(
  { name, transaction }: Producer,
  turn: KafkaTurn,
  to: ProducerPhase,
  reason: string,
  raisesEpoch = false,
): void {
  const { phase: from } = transaction
  const more = raisesEpoch ? { raisesEpoch } : {}
  turn.emit({ type: 'producerTransaction.moved', producer: name, from, to, reason, ...more })
}
