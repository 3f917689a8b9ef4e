import type { Address } from '../../kernel/agenda.ts'
import type { ActionView } from '../../kernel/scene.ts'
import type { BindingOrder, OperatorSignal } from '../operator.ts'
import type { Binding, Exchange, Queue, RabbitState } from '../state.ts'
import { readerActions } from './actions.ts'
import { shownExchanges } from './topology.ts'

/** Of more bindings than this the menu does not speak one by one. */
const EACH_MAX = 3

/** Exchanges of these types compare a key, so a reader may write one (rabbitmq.com/docs/exchanges). */
const KEYED: ReadonlySet<string> = new Set(['direct', 'topic'])

/** What an operator may do with a queue while its node runs. */
export function queueActions(state: RabbitState, { name, node, type, owner }: Queue): ActionView[] {
  if (owner !== undefined) return []
  return [
    ...readerActions(state.clients, name),
    ...(type === 'stream' ? [] : [order('purge', node, { type: 'purge_queue', queue: name })]),
    ...bindingActions(state, name, 'queue', node),
    order('delete-queue', node, { type: 'delete_queue', queue: name }),
  ]
}

/** What leads to a queue or an exchange may be taken away, and what led there, or could, be put there. */
export function bindingActions(
  state: RabbitState,
  destination: string,
  type: Binding['destinationType'],
  to: Address,
): ActionView[] {
  const sources = shownExchanges(state).filter(({ name }) => name !== '' && name !== destination)
  const there = sources.flatMap(({ bindings }) => bindings.filter(leadsTo(destination, type))).map(orderOf)
  const absent = [...declaredOf(state, destination, type), ...fromFanouts(sources, destination, type)].filter(
    (one, at, all) => !there.some(isSame(one)) && all.findIndex(isSame(one)) === at,
  )
  return [
    ...there.slice(0, EACH_MAX).map((one) => bindingAction('unbind', to, one)),
    ...absent.slice(0, EACH_MAX).map((one) => bindingAction('bind', to, one)),
    ...(type === 'queue' ? sources.filter(({ type: kind }) => KEYED.has(kind)).slice(0, EACH_MAX) : []).map(
      (source) => writtenBinding(source, destination, to),
    ),
  ]
}

/** Those of the set-up, so that what was taken away can be put back. */
function declaredOf(
  { setup, broker }: RabbitState,
  destination: string,
  type: Binding['destinationType'],
): BindingOrder[] {
  const { bindings = [] } = setup.definitions ?? {}
  return bindings.filter(
    (one) =>
      one.destination === destination &&
      (one.destination_type ?? 'queue') === type &&
      broker.exchanges.has(one.source),
  )
}

function fromFanouts(
  sources: readonly Exchange[],
  destination: string,
  type: Binding['destinationType'],
): BindingOrder[] {
  const fanouts = type === 'exchange' ? [] : sources.filter((exchange) => exchange.type === 'fanout')
  return fanouts.map(({ name }) => ({ source: name, destination, routing_key: '' }))
}

/** With a key that a reader writes; what is proposed brings all of a topic, or what is sent to the queue by name. */
function writtenBinding({ name: source, type }: Exchange, destination: string, to: Address): ActionView {
  const key = type === 'topic' ? '#' : destination
  const signal: OperatorSignal = { type: 'declare_binding', source, destination, routing_key: key }
  return { ...order('bind', to, signal, source), asks: { field: 'routing_key', unit: 'key', value: key } }
}

function leadsTo(name: string, type: Binding['destinationType']): (binding: Binding) => boolean {
  return ({ destination, destinationType }) => destination === name && destinationType === type
}

function orderOf(binding: Binding): BindingOrder {
  const { source, destination, destinationType, routingKey, arguments: table } = binding
  return { source, destination, destination_type: destinationType, routing_key: routingKey, arguments: table }
}

function isSame(one: BindingOrder): (other: BindingOrder) => boolean {
  const table = (order: BindingOrder) => JSON.stringify(order.arguments ?? {})
  return (other) =>
    one.source === other.source &&
    (one.routing_key ?? '') === (other.routing_key ?? '') &&
    table(one) === table(other)
}

function bindingAction(id: 'bind' | 'unbind', to: Address, binding: BindingOrder): ActionView {
  const type = id === 'bind' ? 'declare_binding' : 'delete_binding'
  const about = [binding.source, binding.routing_key].filter(Boolean).join(' ')
  return order(id, to, { type, ...binding }, about)
}

function order(id: string, to: Address, signal: OperatorSignal, about?: string): ActionView {
  return { id, to, signal, ...(about !== undefined && { about }) }
}
