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

/**
 * An exception that the application does not survive: its process ends, and nobody says goodbye. Where somebody else
 * calls poll() by hand, the process lives on, and so does the client's own thread: for the group it is like one that
 * is stuck, and has its partitions until max.poll.interval.ms is over (FACTS S10).
 */
export function fail(consumer: Consumer, turn: KafkaTurn, exception: string): void {
  const { name, setup, seq } = consumer
  if (setup.pollTimeout === null) {
    turn.emit({ type: 'consumer.failed', consumer: name, exception, livesOn: true }, seq)
    return
  }
  turn.emit({ type: 'consumer.failed', consumer: name, exception }, seq)
  closeConnections(consumer, turn)
  restartLater(consumer, turn)
}

/** Whoever looks after the process starts it again, if anybody does. */
export function restartLater(consumer: Consumer, turn: KafkaTurn): void {
  const { name, incarnation, setup } = consumer
  const ticks = consumer.restartAfter ?? setup.restartsAfter ?? null
  if (ticks !== null) turn.pass(name, name, ticks, { type: 'start.due', incarnation })
}
