import * as v from 'valibot'
import {
  type ApplicationWanted,
  type Command,
  nameBeside,
  type PhysicsSignal,
  type SetupChanged,
  type Typed,
} from '../../engine/index.ts'
import type { Scenario } from '../format.ts'
import { kafkaBrokerOrders, kafkaConsumerOrders, kafkaProducerOrders } from './kafka-orders.ts'
import { topicsOf } from './kafka-references.ts'
import { missing } from './missing.ts'
import { pathProblems } from './paths.ts'
import { count, name, plain, ticks } from './plain.ts'
import { type Problem, problemsOf } from './problems.ts'
import { exchangesOf, nodeNames } from './rabbit-names.ts'
import { consumerOrders, nodeOrders, processOrders, publisherOrders } from './rabbit-orders.ts'

/** The fields of each order that a place takes, beside its `type`. */
export type Orders<Signal extends Typed> = Readonly<Record<Signal['type'], v.ObjectEntries>>

const between = v.tuple([name, name])

const physicsOrders: Orders<PhysicsSignal> = {
  'link.cut': { between },
  'link.hold': { between },
  'link.restore': { between },
  'link.delay': { between, ticks },
  'link.drop': { from: name, to: name, ticks },
  'packet.drop': { order: count, ticks },
  'process.freeze': { place: name },
  'process.resume': { place: name },
}

const worldOrders: Orders<SetupChanged | ApplicationWanted> = {
  'setup.changed': { path: name, value: plain },
  'application.add': { like: name },
}

/** What every place of a scenario may be told, by its address: also of those that come while it runs. */
export function placesOf(scenario: Scenario): ReadonlyMap<string, Orders<Typed>> {
  const places = firstPlacesOf(scenario)
  const branches = scenario.branches.flatMap(({ commands = [] }) => commands)
  for (const { to, signal } of [...scenario.commands, ...branches]) {
    const like = to === 'world' && signal.type === 'application.add' ? String((signal as Wanted).like) : ''
    const orders = places.get(like)
    if (orders !== undefined)
      places.set(
        nameBeside(like, (taken) => places.has(taken)),
        orders,
      )
  }
  return places
}

type Wanted = Typed & { readonly like?: unknown }

function firstPlacesOf(scenario: Scenario): Map<string, Orders<Typed>> {
  const places = new Map<string, Orders<Typed>>([
    ['physics', physicsOrders],
    ['world', worldOrders],
  ])
  if (scenario.model === 'kafka') {
    const { brokers, producers, consumers } = scenario.setup
    for (const { id } of brokers) places.set(`kafka-${id}`, kafkaBrokerOrders)
    for (const client of producers) places.set(client.name, kafkaProducerOrders)
    const { shareConsumers = [] } = scenario.setup
    for (const client of [...consumers, ...shareConsumers]) places.set(client.name, kafkaConsumerOrders)
    return places
  }
  const { nodes = 1, clients = [], processes = [], systems = [] } = scenario.setup
  for (const node of nodeNames(nodes)) places.set(node, nodeOrders)
  for (const { name: client, kind } of clients)
    places.set(client, kind === 'publisher' ? publisherOrders : consumerOrders)
  for (const process of processes) places.set(process.name, processOrders)
  for (const system of systems) places.set(system.name, {})
  return places
}

/** Where a cable may end: at a process. Kafka's controller is one that takes no orders. */
export function endsOf(scenario: Scenario): readonly string[] {
  const places = [...placesOf(scenario).keys()].filter((place) => place !== 'physics' && place !== 'world')
  return scenario.model === 'kafka' ? [...places, 'controller'] : places
}

/** Orders that nobody takes, or not like this. */
export function orderProblems(scenario: Scenario): readonly Problem[] {
  const places = placesOf(scenario)
  const ends = endsOf(scenario)
  const ofBranches = scenario.branches.flatMap(({ commands = [] }, branch) =>
    commands.map((command, row) => ({ command, path: `/branches/${branch}/commands/${row}` })),
  )
  return [
    ...scenario.commands.map((command, row) => ({ command, path: `/commands/${row}` })),
    ...ofBranches,
  ].flatMap(({ command, path }) => [
    ...lateness(scenario, command, path),
    ...faultsOf(command, path, places),
    ...strangers(scenario, command, path, ends),
  ])
}

function faultsOf(
  { to, signal }: Command<Typed>,
  path: string,
  places: ReadonlyMap<string, Orders<Typed>>,
): readonly Problem[] {
  const orders = places.get(to)
  if (orders === undefined) return missing(`${path}/to`, 'place', to, [...places.keys()])
  if (Object.keys(orders).length === 0) {
    const change = `{"type": "setup.changed", "path": "/systems/${to}/up", "value": false}`
    const fix = `change its setup instead: {"to": "world", "signal": ${change}}`
    return [{ path: `${path}/to`, message: `the system "${to}" takes no orders`, fix }]
  }
  const fields = Object.hasOwn(orders, signal.type) ? orders[signal.type] : undefined
  if (fields === undefined)
    return missing(
      `${path}/signal/type`,
      `order for "${to}"`,
      signal.type,
      Object.keys(orders),
      'use another',
    )
  const parsed = v.safeParse(v.strictObject({ type: v.string(), ...fields }), signal)
  if (parsed.success) return []
  const known = new Set(Object.keys(fields))
  return problemsOf(parsed.issues, known).map((problem) => ({
    ...problem,
    path: `${path}/signal${problem.path}`,
  }))
}

/** Places that a physical order names, and settings that are changed. */
function strangers(
  scenario: Scenario,
  { to, signal }: Command<Typed>,
  path: string,
  ends: readonly string[],
): readonly Problem[] {
  const {
    between: cable,
    place,
    path: setting,
    like,
  } = signal as { between?: unknown; place?: unknown; path?: unknown; like?: unknown }
  if (to === 'world' && typeof setting === 'string')
    return pathProblems(scenario, setting, `${path}/signal/path`, 'now')
  if (to === 'world' && typeof like === 'string')
    return missing(`${path}/signal/like`, 'consumer', like, consumersOf(scenario))
  if (to !== 'physics') return namedThings(scenario, signal, `${path}/signal`)
  const named = Array.isArray(cable) ? cable.map((end, at) => ({ end, at: `between/${at}` })) : []
  if (typeof place === 'string') named.push({ end: place, at: 'place' })
  return named.flatMap(({ end, at }) =>
    typeof end === 'string' ? missing(`${path}/signal/${at}`, 'place', end, ends) : [],
  )
}

/** Who can have somebody beside it: consumers, unless they are threads of a process. */
function consumersOf(scenario: Scenario): string[] {
  if (scenario.model === 'kafka') {
    const { consumers, shareConsumers = [] } = scenario.setup
    return [...consumers, ...shareConsumers].map(({ name: consumer }) => consumer)
  }
  const { clients = [] } = scenario.setup
  return clients.flatMap(({ kind, thread, name: consumer }) =>
    kind === 'consumer' && thread === undefined ? [consumer] : [],
  )
}

/** An exchange or a topic that an order names. */
function namedThings(scenario: Scenario, signal: Typed, path: string): readonly Problem[] {
  const { exchange, topic } = signal as { exchange?: unknown; topic?: unknown }
  if (scenario.model === 'rabbitmq' && signal.type === 'publish' && typeof exchange === 'string')
    return missing(`${path}/exchange`, 'exchange', exchange, exchangesOf(scenario.setup))
  if (scenario.model !== 'kafka' || typeof topic !== 'string' || signal.type === 'CreateTopic') return []
  return missing(`${path}/topic`, 'topic', topic, [...topicsOf(scenario).keys()])
}

function lateness({ until }: Scenario, { at }: Command<Typed>, path: string): readonly Problem[] {
  if (at <= until) return []
  const message = `${at} ms is after the end of the run`
  return [{ path: `${path}/at`, message, fix: `give a tick up to ${until}, or raise "until"` }]
}
