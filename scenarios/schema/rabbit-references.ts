import type { ConsumerSetup, FailureSetup, PublisherSetup, RabbitSetup } from '../../engine/rabbit/setup.ts'
import { duplicates } from './duplicates.ts'
import { missing } from './missing.ts'
import type { Problem } from './problems.ts'
import { argumentProblems } from './queue-arguments.ts'
import { exchangesOf, nodeNames } from './rabbit-names.ts'
import { threadProblems } from './rabbit-threads.ts'

/** What there is to name in a set-up. */
interface Known {
  readonly exchanges: readonly string[]
  readonly queues: readonly string[]
  readonly systems: readonly string[]
}

/** Queues that come with their consumers. */
function declaredQueues({ clients = [] }: RabbitSetup): string[] {
  return clients.flatMap((client) =>
    client.kind === 'consumer' && client.declares !== undefined ? [client.queue] : [],
  )
}

/** Names in a RabbitMQ set-up that nothing has. */
export function rabbitReferences(setup: RabbitSetup): readonly Problem[] {
  const { queues = [] } = setup.definitions ?? {}
  const known = {
    exchanges: exchangesOf(setup),
    queues: [...queues.map(({ name }) => name), ...declaredQueues(setup)],
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
    ...(setup.clients ?? []).flatMap(({ node }, row) =>
      node === undefined
        ? []
        : missing(`/setup/clients/${row}/node`, 'node', node, nodeNames(setup.nodes ?? 1)),
    ),
    ...threadProblems(setup),
    ...sameNames(setup),
    ...argumentProblems(setup),
  ]
}

function bindingProblems(setup: RabbitSetup, known: Known): readonly Problem[] {
  return (setup.definitions?.bindings ?? []).flatMap(
    ({ source, destination, destination_type = 'queue' }, row) => {
      const path = `/setup/definitions/bindings/${row}`
      const targets = destination_type === 'queue' ? known.queues : known.exchanges
      return [
        ...(source === '' ? [ofDefault(`${path}/source`)] : []),
        ...missing(`${path}/source`, 'exchange', source, known.exchanges),
        ...missing(`${path}/destination`, destination_type, destination, targets),
      ]
    },
  )
}

/** AMQP: every queue is bound to it by its own name, and nobody can change that (403). */
function ofDefault(path: string): Problem {
  const fix = 'leave the binding out: a message to exchange "" goes to the queue that its routing key names'
  return { path, message: 'the default exchange "" cannot be bound', fix }
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
  const { gives_up, forwards, on_failure, deduplicate, calls = [], fails = [], retry_count } = client
  return [
    ...(client.declares?.bindings ?? []).flatMap(({ source }, row) =>
      missing(`${path}/declares/bindings/${row}/source`, 'exchange', source, known.exchanges),
    ),
    ...missing(`${path}/queue`, 'queue', client.queue, known.queues),
    ...Object.entries({ gives_up, forwards }).flatMap(([field, place]) =>
      place === undefined
        ? []
        : missing(`${path}/${field}/exchange`, 'exchange', place.exchange, known.exchanges),
    ),
    ...answerProblems(on_failure, `${path}/on_failure`, known),
    ...fails.flatMap(({ answer }, row) => answerProblems(answer, `${path}/fails/${row}/answer`, known)),
    ...(retry_count?.queue === undefined
      ? []
      : missing(`${path}/retry_count/queue`, 'queue', retry_count.queue, known.queues)),
    ...(deduplicate === undefined
      ? []
      : missing(`${path}/deduplicate/system`, 'system', deduplicate.system, known.systems)),
    ...calls.flatMap(({ system }, row) =>
      missing(`${path}/calls/${row}/system`, 'system', system, known.systems),
    ),
  ]
}

function answerProblems(answer: FailureSetup | undefined, path: string, known: Known): readonly Problem[] {
  if (answer?.do !== 'republish') return []
  return missing(`${path}/exchange`, 'exchange', answer.exchange ?? '', known.exchanges)
}

/** A name is an address: two processes cannot share it. Nor can two queues, two exchanges, two policies. */
function sameNames(setup: RabbitSetup): readonly Problem[] {
  const { clients = [], systems = [], processes = [], definitions = {}, nodes = 1 } = setup
  const { exchanges = [], queues = [], policies = [] } = definitions
  const path = '/setup/definitions'
  const places = [...clients, ...systems].map(({ name }) => name)
  const placeOf = (row: number) =>
    row < clients.length ? `/setup/clients/${row}/name` : `/setup/systems/${row - clients.length}/name`
  return [
    ...duplicates(places, placeOf, 'name', [...nodeNames(nodes), ...namesOf(processes), 'physics', 'world']),
    ...duplicates(namesOf(exchanges), (row) => `${path}/exchanges/${row}/name`, 'name', ['']),
    ...duplicates(namesOf(queues), (row) => `${path}/queues/${row}/name`, 'name'),
    ...duplicates(namesOf(policies), (row) => `${path}/policies/${row}/name`, 'name'),
  ]
}

function namesOf(things: readonly { readonly name: string }[]): readonly string[] {
  return things.map(({ name }) => name)
}
