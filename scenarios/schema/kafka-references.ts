import type { KafkaSetup } from '../../engine/kafka/setup.ts'
import type { Problem } from './problems.ts'
import { missing } from './references.ts'

/** Names in a Kafka set-up that nothing has. */
export function kafkaReferences(setup: KafkaSetup): readonly Problem[] {
  const topics = setup.topics.map(({ name }) => name)
  return [
    ...setup.producers.flatMap(({ sends = [] }, row) =>
      sends.flatMap((send, at) => [
        ...missing(`/setup/producers/${row}/sends/${at}/topic`, 'topic', send.topic, topics),
        ...partitionProblems(setup, send, `/setup/producers/${row}/sends/${at}/partition`),
      ]),
    ),
    ...setup.consumers.flatMap((consumer, row) =>
      consumer.topics.flatMap((topic, at) =>
        missing(`/setup/consumers/${row}/topics/${at}`, 'topic', topic, topics),
      ),
    ),
    ...setup.topics.flatMap(({ name, replicationFactor = 1 }, row) =>
      replicationFactor <= setup.brokers.length
        ? []
        : [
            {
              path: `/setup/topics/${row}/replicationFactor`,
              message: `"${name}" wants ${replicationFactor} replicas, and there are ${setup.brokers.length} brokers`,
              fix: 'add brokers, or ask for fewer replicas',
            },
          ],
    ),
  ]
}

function partitionProblems(
  setup: KafkaSetup,
  send: { readonly topic: string; readonly partition?: number },
  path: string,
): readonly Problem[] {
  const partitions = setup.topics.find(({ name }) => name === send.topic)?.partitions
  if (send.partition === undefined || partitions === undefined || send.partition < partitions) return []
  const message = `"${send.topic}" has no partition ${send.partition}`
  return [{ path, message, fix: `its partitions are 0 to ${partitions - 1}` }]
}
