import type { ConsumerSetup, PublisherSetup, RabbitSetup } from '../../engine/rabbit/setup.ts'
import type { Problem } from './problems.ts'
import { missing } from './references.ts'

/** Exchanges that every broker has. */
const BUILT_IN = ['', 'amq.direct', 'amq.fanout', 'amq.topic', 'amq.headers', 'amq.match']

/** What there is to name in a set-up. */
interface Known {
  readonly exchanges: readonly string[]
  readonly queues: readonly string[]
  readonly systems: readonly string[]
}

/** Names in a RabbitMQ set-up that nothing has. */
export function rabbitReferences(setup: RabbitSetup): readonly Problem[] {
  const { exchanges = [], queues = [] } = setup.definitions ?? {}
  const known = {
    exchanges: [...BUILT_IN, ...exchanges.map(({ name }) => name)],
    queues: queues.map(({ name }) => name),
    systems: (setup.systems ?? []).map(({ name }) => name),
  }
  return [
    ...bindingProblems(setup, known),
    ...(setup.clients ?? []).flatMap((client, row) => {
      const path = `/setup/clients/${row}`
      return client.kind === 'publisher'
        ? publisherProblems(client, path, known)
        : consumerProblems(client, path, known)
    }),
    ...sameNames(setup),
  ]
}

function bindingProblems(setup: RabbitSetup, known: Known): readonly Problem[] {
  return (setup.definitions?.bindings ?? []).flatMap(
    ({ source, destination, destination_type = 'queue' }, row) => {
      const path = `/setup/definitions/bindings/${row}`
      const targets = destination_type === 'queue' ? known.queues : known.exchanges
      return [
        ...missing(`${path}/source`, 'exchange', source, known.exchanges),
        ...missing(`${path}/destination`, destination_type, destination, targets),
      ]
    },
  )
}

function publisherProblems(client: PublisherSetup, path: string, known: Known): readonly Problem[] {
  const rows = (client.publish ?? []).map(({ exchange }, row) => ({
    exchange,
    path: `${path}/publish/${row}/exchange`,
  }))
  return [{ exchange: client.exchange, path: `${path}/exchange` }, ...rows].flatMap(
    ({ exchange, path: where }) =>
      exchange === undefined ? [] : missing(where, 'exchange', exchange, known.exchanges),
  )
}

function consumerProblems(client: ConsumerSetup, path: string, known: Known): readonly Problem[] {
  const { gives_up, on_failure, deduplicate, calls = [] } = client
  return [
    ...missing(`${path}/queue`, 'queue', client.queue, known.queues),
    ...(gives_up === undefined
      ? []
      : missing(`${path}/gives_up/exchange`, 'exchange', gives_up.exchange, known.exchanges)),
    ...(on_failure?.do === 'republish'
      ? missing(`${path}/on_failure/exchange`, 'exchange', on_failure.exchange ?? '', known.exchanges)
      : []),
    ...(deduplicate === undefined
      ? []
      : missing(`${path}/deduplicate/system`, 'system', deduplicate.system, known.systems)),
    ...calls.flatMap(({ system }, row) =>
      missing(`${path}/calls/${row}/system`, 'system', system, known.systems),
    ),
  ]
}

/** A name is an address: two processes cannot share it. */
function sameNames(setup: RabbitSetup): readonly Problem[] {
  const seen = new Set(['broker', 'physics', 'world'])
  const places = [
    ...(setup.clients ?? []).map(({ name }, row) => ({ name, path: `/setup/clients/${row}/name` })),
    ...(setup.systems ?? []).map(({ name }, row) => ({ name, path: `/setup/systems/${row}/name` })),
  ]
  return places.flatMap(({ name, path }) => {
    const isTaken = seen.has(name)
    seen.add(name)
    return isTaken
      ? [{ path, message: `the name "${name}" is taken`, fix: 'give each process a name of its own' }]
      : []
  })
}
