import { isSameBinding } from '../evolve/topology.ts'
import { ruleOf } from '../exchanges/index.ts'
import type { ExchangeMethod, QueueMethod } from '../methods.ts'
import type { Binding, Exchange } from '../state.ts'
import { EMPTY_TABLE } from '../table.ts'
import { lockOn } from './access.ts'
import {
  accessRefused,
  answer,
  type Desk,
  type Lane,
  notFound,
  preconditionFailed,
  type Refusal,
} from './desk.ts'

type QueueBind = Extract<QueueMethod, { readonly type: 'queue.bind' | 'queue.unbind' }>
type ExchangeBind = Extract<ExchangeMethod, { readonly type: 'exchange.bind' | 'exchange.unbind' }>

/** queue.bind and queue.unbind. */
export function bindQueue(desk: Desk, lane: Lane, method: QueueBind): Refusal | undefined {
  const binding: Binding = {
    source: method.exchange,
    destination: method.queue === '' ? lane.channel.lastQueue : method.queue,
    destinationType: 'queue',
    routingKey: method.routingKey,
    arguments: method.arguments ?? EMPTY_TABLE,
  }
  const isBind = method.type === 'queue.bind'
  return (
    changeBinding(desk, lane.connection.name, binding, isBind) ??
    say(desk, lane, isBind ? 'queue.bind-ok' : 'queue.unbind-ok')
  )
}

/** exchange.bind and exchange.unbind. */
export function bindExchange(desk: Desk, lane: Lane, method: ExchangeBind): Refusal | undefined {
  const { source, destination, routingKey, arguments: given = EMPTY_TABLE } = method
  const binding: Binding = { source, destination, destinationType: 'exchange', routingKey, arguments: given }
  const isBind = method.type === 'exchange.bind'
  return (
    changeBinding(desk, lane.connection.name, binding, isBind) ??
    say(desk, lane, isBind ? 'exchange.bind-ok' : 'exchange.unbind-ok')
  )
}

/** Bindings to something that goes, go; an auto-delete exchange goes with its last one (decl-07, decl-09). */
export function unbindDestination(desk: Desk, type: Binding['destinationType'], name: string): void {
  for (const exchange of [...desk.broker.exchanges.values()]) {
    const bound = exchange.bindings.filter(
      ({ destination, destinationType }) => destination === name && destinationType === type,
    )
    for (const binding of bound) desk.turn.emit({ type: 'binding.removed', ...binding })
    if (bound.length > 0) deleteIfUnbound(desk, exchange)
  }
}

/** An exchange goes, with the bindings that lead to it. */
export function deleteExchange(desk: Desk, exchange: Exchange): void {
  desk.turn.emit({ type: 'exchange.deleted', exchange: exchange.name })
  unbindDestination(desk, 'exchange', exchange.name)
}

function deleteIfUnbound(desk: Desk, exchange: Exchange): void {
  const isThere = desk.broker.exchanges.get(exchange.name) === exchange
  if (isThere && exchange.autoDelete && exchange.bindings.length === 0) deleteExchange(desk, exchange)
}

/** Binding twice changes nothing, unbinding what is not bound neither (direct-04, decl-06). */
export function changeBinding(
  desk: Desk,
  user: string,
  binding: Binding,
  isBind: boolean,
): Refusal | undefined {
  const { broker, turn } = desk
  const { source, destination, destinationType } = binding
  if (source === '' || (destinationType === 'exchange' && destination === '')) {
    return accessRefused('operation not permitted on the default exchange')
  }
  const exchange = broker.exchanges.get(source)
  const queue = destinationType === 'queue' ? broker.queues.get(destination) : undefined
  const isThere = destinationType === 'queue' ? queue !== undefined : broker.exchanges.has(destination)
  if (exchange === undefined || !isThere) {
    if (!isBind) return undefined
    return exchange === undefined ? notFound('exchange', source) : notFound(destinationType, destination)
  }
  const refusal = queue === undefined ? undefined : lockOn(queue, user)
  if (refusal !== undefined) return refusal
  const known = exchange.bindings.some((one) => isSameBinding(one, binding))
  if (!isBind) {
    if (known) turn.emit({ type: 'binding.removed', ...binding })
    if (known) deleteIfUnbound(desk, exchange)
    return undefined
  }
  const fault = ruleOf(exchange.type)?.invalidBinding(binding.routingKey, binding.arguments, broker.profile)
  if (fault !== undefined) return preconditionFailed(fault)
  if (!known) turn.emit({ type: 'binding.added', ...binding })
  return undefined
}

function say(
  desk: Desk,
  { connection, channel }: Lane,
  type: 'queue.bind-ok' | 'queue.unbind-ok' | 'exchange.bind-ok' | 'exchange.unbind-ok',
): undefined {
  answer(desk, connection, { type, connection: connection.name, channel: channel.number })
  return undefined
}
