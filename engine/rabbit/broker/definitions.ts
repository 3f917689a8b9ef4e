import type { BrokerSetup, Definitions } from '../definitions.ts'
import { BROKER } from '../methods.ts'
import type { BrokerState } from '../state.ts'
import { EMPTY_TABLE } from '../table.ts'
import type { RabbitTurn } from './desk.ts'
import { restartIdle } from './idle.ts'
import { homeOf } from './placement.ts'
import { queueTypeOf } from './queue-arguments.ts'

/** What a definitions file declares is there when the broker starts. */
export function importDefinitions(
  broker: BrokerState,
  { definitions = {} }: BrokerSetup,
  turn: RabbitTurn,
): void {
  for (const {
    name,
    pattern,
    definition,
    priority = 0,
    'apply-to': applyTo = 'all',
  } of definitions.policies ?? []) {
    turn.emit({ type: 'policy.set', name, pattern, applyTo, priority, definition })
  }
  declareThings(broker, definitions, turn)
  for (const binding of definitions.bindings ?? []) {
    const {
      source,
      destination,
      destination_type: destinationType = 'queue',
      routing_key: routingKey = '',
    } = binding
    const given = binding.arguments ?? EMPTY_TABLE
    turn.emit({ type: 'binding.added', source, destination, destinationType, routingKey, arguments: given })
  }
  // To import a queue is to declare it: its `x-expires` begins (qexp-01).
  for (const queue of [...broker.queues.values()])
    restartIdle({ broker, node: queue.node, turn, letters: undefined, hops: 0 }, queue)
}

function declareThings(
  broker: BrokerState,
  { exchanges = [], queues = [] }: Definitions,
  turn: RabbitTurn,
): void {
  for (const { name, type, durable = true, auto_delete = false, internal = false, ...rest } of exchanges) {
    const given = rest.arguments ?? EMPTY_TABLE
    const traits = { durable, autoDelete: auto_delete, internal, arguments: given }
    turn.emit({ type: 'exchange.declared', exchange: name, exchangeType: type, ...traits })
  }
  for (const { name, durable = true, auto_delete = false, ...rest } of queues) {
    const given = rest.arguments ?? EMPTY_TABLE
    const queueType = queueTypeOf(given) ?? 'classic'
    const node = homeOf({ broker }, given, BROKER)
    const traits = { durable, autoDelete: auto_delete, node, arguments: given }
    turn.emit({ type: 'queue.declared', queue: name, queueType, ...traits })
  }
}
