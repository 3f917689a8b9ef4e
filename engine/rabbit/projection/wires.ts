import { nameOf, type Physics } from '../../kernel/physics.ts'
import type { WireView } from '../../kernel/scene.ts'
import { BROKER, type Table } from '../methods.ts'
import type { Binding, RabbitState } from '../state.ts'
import { exchangePlace, placeOf, queuePlace } from './names.ts'
import { namedQueues, publishWays, shownExchanges } from './topology.ts'

/** All ways of messages, and what is configured to happen to them. */
export function wiresOf(state: RabbitState, physics: Physics): WireView[] {
  return [
    ...publishWays(state).map(({ client, exchange }) =>
      onCable(state, client, physics, {
        from: placeOf(state, client),
        to: exchangePlace(exchange),
        style: 'data',
      }),
    ),
    ...shownExchanges(state).flatMap(({ type, bindings }) => bindings.map((one) => bindingWire(one, type))),
    ...namedQueues(state).map(({ name }): WireView => {
      const label = name
      return { from: exchangePlace(''), to: queuePlace(name), style: 'configuration', label }
    }),
    ...deadLetterWires(state),
    ...alternateWires(state),
    ...consumerWires(state, physics),
  ]
}

function onCable(state: RabbitState, client: string, physics: Physics, wire: WireView): WireView {
  const machine = machineOf(state, client)
  const mind = state.clients.get(machine)
  const node = mind === undefined || mind.kind === 'system' ? BROKER : (mind.setup.node ?? BROKER)
  const status = physics.links.get(nameOf([machine, node]))
  return status === undefined ? wire : { ...wire, status }
}

/** A thread's packets travel on the cable of its process. */
function machineOf(state: RabbitState, client: string): string {
  const mind = state.clients.get(client)
  const isThread = mind?.kind === 'publisher' || mind?.kind === 'consumer'
  return (isThread ? mind.setup.thread?.process : undefined) ?? client
}

/** Its key; where the exchange looks at headers, which it does not at keys, those (FACTS 10). */
function bindingWire(
  { source, destination, destinationType, routingKey, arguments: table }: Binding,
  type: string,
): WireView {
  const to = destinationType === 'queue' ? queuePlace(destination) : exchangePlace(destination)
  const label = type === 'headers' || routingKey === '' ? headersOf(table) : routingKey
  return { from: exchangePlace(source), to, style: 'data', ...(label !== '' && { label }) }
}

function headersOf(table: Table): string {
  const { 'x-match': match, ...pairs } = table
  const text = Object.entries(pairs).map(([name, value]) => `${name}: ${String(value)}`)
  if (text.length === 0) return ''
  return `${String(match ?? 'all')} {${text.join(', ')}}`
}

function deadLetterWires({ broker }: RabbitState): WireView[] {
  return [...broker.queues.values()].flatMap(({ name, settings }): WireView[] => {
    const { deadLetterExchange: exchange, deadLetterRoutingKey: key } = settings
    if (exchange === undefined || !broker.exchanges.has(exchange)) return []
    const label = key === undefined ? 'DLX' : `DLX ${key}`
    return [{ from: queuePlace(name), to: exchangePlace(exchange), style: 'configuration', label }]
  })
}

function alternateWires({ broker }: RabbitState): WireView[] {
  return [...broker.exchanges.values()].flatMap(({ name, alternate }): WireView[] => {
    if (alternate === undefined || !broker.exchanges.has(alternate)) return []
    return [{ from: exchangePlace(name), to: exchangePlace(alternate), style: 'configuration', label: 'AE' }]
  })
}

function consumerWires(state: RabbitState, physics: Physics): WireView[] {
  return [...state.clients.values()].flatMap((mind): WireView[] => {
    if (mind.kind !== 'consumer') return []
    const { queue, calls = [], deduplicate } = mind.setup
    const place = placeOf(state, mind.name)
    const systems = new Set(calls.map(({ system }) => system))
    if (deduplicate !== undefined && deduplicate.strategy !== 'none') systems.add(deduplicate.system)
    const ways: WireView[] = [...systems].map((system) => {
      const wire: WireView = { from: place, to: placeOf(state, system), style: 'control' }
      const status = physics.links.get(nameOf([mind.name, system]))
      return status === undefined ? wire : { ...wire, status }
    })
    if (!state.broker.queues.has(queue)) return ways
    return [
      onCable(state, mind.name, physics, { from: queuePlace(queue), to: place, style: 'data' }),
      ...ways,
    ]
  })
}
