import type { FindCoordinatorResponse } from '../protocol/client-requests.ts'
import type { KafkaTurn } from '../turn.ts'
import type { Consumer } from './consumer-state.ts'
import { anyBroker, ask } from './network.ts'
import { isAsking, isReachable } from './network-state.ts'

/** Asks any broker who coordinates the group, unless that is being asked, or a backoff runs. */
export function findCoordinator(consumer: Consumer, turn: KafkaTurn): void {
  const { network, setup } = consumer
  if (turn.now < consumer.backoffUntil || isAsking(network, 'FindCoordinator')) return
  const broker = anyBroker(consumer, turn.now)
  if (broker === undefined) return
  const correlationId = network.nextCorrelationId
  ask(consumer, turn, broker, { type: 'FindCoordinator', correlationId, key: setup.group, keyType: 'group' })
}

/** The coordinator is known, or is to be asked for again after a backoff. */
export function onFindCoordinatorResponse(
  consumer: Consumer,
  turn: KafkaTurn,
  { coordinator }: FindCoordinatorResponse,
): void {
  // Where nobody listens, asking again at once helps nobody.
  const isGone = coordinator === null || !isReachable(consumer.network, coordinator, turn.now)
  if (isGone) backOff(consumer, turn)
  else turn.emit({ type: 'coordinator.found', consumer: consumer.name, coordinator })
}

/** The coordinator moved, or cannot be reached: it will be looked for. */
export function loseCoordinator(consumer: Consumer, turn: KafkaTurn, reason: string): void {
  if (consumer.coordinator === undefined) return
  turn.emit({ type: 'coordinator.lost', consumer: consumer.name, reason })
}

/** retry.backoff.ms begins, twice as long each time up to its maximum. */
export function backOff(consumer: Consumer, turn: KafkaTurn): void {
  const { name, incarnation, config } = consumer
  const attempts = consumer.backoffs + 1
  const delayMs = Math.min(
    config.retryBackoffMs * 2 ** Math.min(consumer.backoffs, 10),
    config.retryBackoffMaxMs,
  )
  turn.emit({ type: 'backoff.begun', consumer: name, delayMs, attempts })
  turn.pass(name, name, delayMs, { type: 'backoff.over', incarnation })
}
