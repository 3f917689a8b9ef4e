import { inWeight, pass, stop } from '../../../kernel/guard.ts'
import type { Physics } from '../../../kernel/physics.ts'
import type { GuardView } from '../../../kernel/scene.ts'
import type { RabbitState } from '../../state.ts'
import { exchangePlace, nodePlace, placeOf, queuePlace } from '../names.ts'
import { consumerGuards, publisherGuards } from './applications.ts'
import { messageGuards } from './messages.ts'
import { exchangeGuards, queueGuards } from './queues.ts'

/** What decides now about a place of the stage, or about a message. */
export function guardsOf(state: RabbitState, physics: Physics, now: number, about: string): GuardView[] {
  return inWeight(placeGuards(state, physics, now, about) ?? messageGuards(state, about, physics, now))
}

function placeGuards(
  state: RabbitState,
  physics: Physics,
  now: number,
  about: string,
): GuardView[] | undefined {
  const { broker, clients } = state
  for (const queue of broker.queues.values()) {
    if (queuePlace(queue.name) === about) return queueGuards(state, queue, now)
  }
  for (const name of broker.exchanges.keys()) {
    if (exchangePlace(name) === about) return exchangeGuards(state, name)
  }
  for (const { name, status } of broker.nodes.values()) {
    if (nodePlace(name) !== about) continue
    if (status !== 'running') return [stop('not-running', { name, status })]
    return [...broker.alarms].map((alarm) => stop('alarm', { name, alarm }))
  }
  for (const mind of clients.values()) {
    if (placeOf(state, mind.name) !== about) continue
    if (mind.kind === 'publisher') return publisherGuards(state, mind, physics)
    if (mind.kind === 'consumer') return consumerGuards(state, mind, physics)
    if (mind.kind === 'process') {
      return mind.status === 'running' ? [] : [stop('not-running', { name: mind.name, status: mind.status })]
    }
    const settings = [`/systems/${mind.name}/up`]
    const isUp = mind.setup.up ?? true
    return [
      isUp
        ? pass('system-up', { name: mind.name }, { settings })
        : stop('system-down', { name: mind.name }, { settings }),
    ]
  }
  return undefined
}
