import type { KafkaTurn } from '../turn.ts'
import type { Consumer } from './consumer-state.ts'
import { closeConnections } from './network.ts'

/** kill -9: the group is told nothing; the operating system closes the connections. */
export function crash(consumer: Consumer, turn: KafkaTurn): void {
  if (consumer.status !== 'running') return
  turn.emit({ type: 'consumer.crashed', consumer: consumer.name }, consumer.seq)
  closeConnections(consumer, turn)
  restartLater(consumer, turn)
}

/** An exception that the application does not survive: its process ends, and nobody says goodbye. */
export function fail(consumer: Consumer, turn: KafkaTurn, exception: string): void {
  turn.emit({ type: 'consumer.failed', consumer: consumer.name, exception }, consumer.seq)
  closeConnections(consumer, turn)
  restartLater(consumer, turn)
}

/** Whoever looks after the process starts it again, if anybody does. */
export function restartLater(consumer: Consumer, turn: KafkaTurn): void {
  const { name, incarnation, setup } = consumer
  const ticks = consumer.restartAfter ?? setup.restartsAfter ?? null
  if (ticks !== null) turn.pass(name, name, ticks, { type: 'start.due', incarnation })
}
