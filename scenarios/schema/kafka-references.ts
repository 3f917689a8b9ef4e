import type { SendSetup } from '../../engine/kafka/setup.ts'
import type { Scenario } from '../format.ts'
import { duplicates } from './duplicates.ts'
import { configProblems } from './kafka-config.ts'
import { missing } from './missing.ts'
import type { Problem } from './problems.ts'

type KafkaScenario = Extract<Scenario, { readonly model: 'kafka' }>

/** How many partitions each topic has, or will have by an order. */
type Topics = ReadonlyMap<string, number>

/** Names in a Kafka set-up that nothing has, and properties that Kafka does not take. */
export function kafkaReferences(scenario: KafkaScenario): readonly Problem[] {
  const { setup } = scenario
  const topics = topicsOf(scenario)
  return [
    ...setup.producers.flatMap(({ sends = [] }, row) =>
      sends.flatMap((send, at) => {
        const path = `/setup/producers/${row}/sends/${at}`
        return [...sendProblems(send, path, topics), ...floodProblems(send, path, scenario.until)]
      }),
    ),
    ...setup.consumers.flatMap((consumer, row) => [
      ...consumer.topics.flatMap((topic, at) =>
        missing(`/setup/consumers/${row}/topics/${at}`, 'topic', topic, [...topics.keys()]),
      ),
      ...(consumer.failures ?? []).flatMap(({ partition }, at) =>
        partition === undefined
          ? []
          : missing(
              `/setup/consumers/${row}/failures/${at}/partition`,
              'partition',
              partition,
              namesOf(topics),
            ),
      ),
    ]),
    ...(setup.shareConsumers ?? []).flatMap((consumer, row) =>
      consumer.topics.flatMap((topic, at) =>
        missing(`/setup/shareConsumers/${row}/topics/${at}`, 'topic', topic, [...topics.keys()]),
      ),
    ),
    ...replicaProblems(scenario),
    ...sameNames(scenario),
    ...configProblems(setup),
  ]
}

/** Topics that are declared, and those that an order creates or enlarges while it runs. */
export function topicsOf({ setup, commands, branches }: KafkaScenario): Topics {
  const topics = new Map(setup.topics.map(({ name, partitions }) => [name, partitions]))
  const orders = [...commands, ...branches.flatMap((branch) => branch.commands ?? [])]
  for (const { signal } of orders) {
    const { type, topic, partitions } = signal as { type: string; topic?: unknown; partitions?: unknown }
    if (type !== 'CreateTopic' && type !== 'CreatePartitions') continue
    if (typeof topic !== 'string' || typeof partitions !== 'number') continue
    topics.set(topic, Math.max(partitions, topics.get(topic) ?? 0))
  }
  return topics
}

function namesOf(topics: Topics): readonly string[] {
  return [...topics].flatMap(([name, partitions]) =>
    Array.from({ length: partitions }, (_, number) => `${name}-${number}`),
  )
}

function sendProblems(send: SendSetup, path: string, topics: Topics): readonly Problem[] {
  const partitions = topics.get(send.topic)
  if (partitions === undefined) return missing(`${path}/topic`, 'topic', send.topic, [...topics.keys()])
  const named = [
    ...(send.partition === undefined ? [] : [{ number: send.partition, at: `${path}/partition` }]),
    ...(send.partitions ?? []).map((number, row) => ({ number, at: `${path}/partitions/${row}` })),
  ]
  return named
    .filter(({ number }) => number >= partitions)
    .map(({ number, at }) => ({
      path: at,
      message: `"${send.topic}" has no partition ${number}`,
      fix: partitions === 1 ? 'its only partition is 0' : `its partitions are 0 to ${partitions - 1}`,
    }))
}

/** Records of one row that a run can be made of: more of them fill a memory, and teach nothing. */
const RECORDS_MAX = 500_000

function floodProblems(send: SendSetup, path: string, runs: number): readonly Problem[] {
  const { at = 0, every, count, atOnce = 1, until = runs } = send
  const rounds = every === undefined ? 1 : Math.floor(Math.max(0, Math.min(until, runs) - at) / every) + 1
  const records = Math.min(count ?? Number.POSITIVE_INFINITY, rounds * atOnce)
  if (records <= RECORDS_MAX && (count ?? 0) <= RECORDS_MAX) return []
  const message = `it makes ${Math.max(records, count ?? 0)} records`
  return [
    { path, message, fix: `send at most ${RECORDS_MAX}: a smaller "count" or "atOnce", or a larger "every"` },
  ]
}

function replicaProblems({ setup }: KafkaScenario): readonly Problem[] {
  const ids = setup.brokers.map(({ id }) => id)
  return setup.topics.flatMap(({ name, replicationFactor = 1, replicas = [], partitions }, row) => {
    const path = `/setup/topics/${row}`
    const strangers = replicas.flatMap((brokers, partition) =>
      brokers.flatMap((id, at) =>
        ids.includes(id)
          ? []
          : [
              {
                path: `${path}/replicas/${partition}/${at}`,
                message: `there is no broker ${id}`,
                fix: `there are: ${ids.join(', ')}`,
              },
            ],
      ),
    )
    const tooMany = {
      path: `${path}/replicationFactor`,
      message: `"${name}" wants ${replicationFactor} replicas, and the number of brokers is ${ids.length}`,
      fix: 'add brokers, or ask for fewer replicas',
    }
    const uneven = {
      path: `${path}/replicas`,
      message: `"${name}" has ${partitions} partitions, and replicas for ${replicas.length}`,
      fix: 'give a list of broker ids for each partition, or leave "replicas" out',
    }
    return [
      ...(replicationFactor > ids.length ? [tooMany] : []),
      ...(replicas.length > 0 && replicas.length !== partitions ? [uneven] : []),
      ...strangers,
    ]
  })
}

/** A name is an address, an id one broker, and a topic one topic. */
function sameNames({ setup }: KafkaScenario): readonly Problem[] {
  const { brokers, topics, producers, consumers, shareConsumers = [] } = setup
  const addresses = brokers.map(({ id }) => `kafka-${id}`)
  const clients = [
    ...producers.map(({ name }, row) => ({ name, place: `/setup/producers/${row}/name` })),
    ...consumers.map(({ name }, row) => ({ name, place: `/setup/consumers/${row}/name` })),
    ...shareConsumers.map(({ name }, row) => ({ name, place: `/setup/shareConsumers/${row}/name` })),
  ]
  return [
    ...duplicates(
      brokers.map(({ id }) => String(id)),
      (row) => `/setup/brokers/${row}/id`,
      'id',
    ),
    ...duplicates(
      topics.map(({ name }) => name),
      (row) => `/setup/topics/${row}/name`,
      'name',
      ['__consumer_offsets'],
    ),
    ...duplicates(
      clients.map(({ name }) => name),
      (row) => clients[row]?.place ?? '',
      'name',
      [...addresses, 'physics', 'world', 'controller'],
    ),
  ]
}
