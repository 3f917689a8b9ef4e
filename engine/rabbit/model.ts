import type { Model } from '../kernel/model.ts'
import { importDefinitions } from './broker/definitions.ts'
import { onNodeSignal } from './broker/node.ts'
import { watchPeers } from './broker/peers.ts'
import { clientPart } from './client/part.ts'
import type { RabbitEvent } from './events.ts'
import { rabbitFold } from './fold.ts'
import { laws } from './laws.ts'
import type { RabbitSignal } from './methods.ts'
import { networkOf, type RabbitSetup } from './setup.ts'
import type { RabbitState } from './state.ts'

/** RabbitMQ: a broker of one or more nodes, the applications that use it, and the systems beside them. */
export const rabbit: Model<RabbitState, RabbitEvent, RabbitSignal, RabbitSetup> = {
  ...rabbitFold,
  name: 'rabbitmq',
  laws,
  network: networkOf,
  start(state, turn) {
    importDefinitions(state.broker, state.setup, turn)
    for (const name of state.broker.nodes.keys()) watchPeers(state.broker, name, turn)
    clientPart.start(state, turn)
  },
  handle(state, to, signal, turn, from) {
    const { broker } = state
    const node = broker.nodes.get(to)
    if (node === undefined) clientPart.handle(state, to, signal, turn, from)
    else onNodeSignal({ broker, node: to, turn, letters: undefined, hops: 0 }, node, signal, from)
  },
}
