import type { FindCoordinatorResponse } from '../protocol/client-requests.ts'
import type { KafkaTurn } from '../turn.ts'
import type { Consumer } from './consumer-state.ts'
import { anyBroker, ask } from './network.ts'
import { isAsking } from './network-state.ts'

/** Asks any broker who coordinates the group, unless that is being asked, or a backoff runs. */
export function findCoordinator(consumer: Consumer, turn: KafkaTurn): void {
  const { network, setup } = consumer
  if (turn.now < consumer.backoffUntil || isAsking(network, 'FindCoordinator')) return
  const broker = anyBroker(consumer)
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
  if (coordinator === null) backOff(consumer, turn)
  else turn.emit({ type: 'coordinator.found', consumer: consumer.name, coordinator })
}

/** The coordinator moved, or cannot be reached: it will be looked for. */
export function loseCoordinator(consumer: Consumer, turn: KafkaTurn, reason: string): void {
  if (consumer.coordinator === undefined) return
  turn.emit({ type: 'coordinator.lost', consumer: consumer.name, reason })
}

/** retry.backoff.ms begins. */
export function backOff(consumer: Consumer, turn: KafkaTurn): void {
  const { name, incarnation, config } = consumer
  const delayMs = config.retryBackoffMs
  turn.emit({ type: 'backoff.begun', consumer: name, delayMs })
  turn.pass(name, name, delayMs, { type: 'backoff.over', incarnation })
}
