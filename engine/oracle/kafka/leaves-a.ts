import { checkClassicAssignor, checkConsumerAssignor } from './leaves-a-assignors.ts'
import { checkDefault, checkStateMachine } from './leaves-a-configs.ts'
import type { Difference } from './leaves-a-difference.ts'
import { checkGroupPartition, checkHashMapOrder, checkKey, checkLibrdkafkaKey } from './leaves-a-keys.ts'
import { checkPartitioner } from './leaves-a-partitioners.ts'

/**
 * How a recorded case of a leaf of Kafka is checked, by the `theme` of its file. An empty answer: the case
 * passes.
 */
export const leafChecksA: Readonly<Record<string, (oracleCase: unknown) => Difference[]>> = {
  'partition of a keyed record (producer side)': checkKey,
  'the default of librdkafka clients is another hash': checkLibrdkafkaKey,
  'records without a key: BuiltInPartitioner (KIP-480/794), RoundRobinPartitioner': checkPartitioner,
  'which __consumer_offsets partition (hence which broker) coordinates a group': checkGroupPartition,
  'iteration order of java.util.HashMap<String,..>': checkHashMapOrder,
  'client-side assignors: range, roundrobin, sticky, cooperative-sticky': checkClassicAssignor,
  'broker-side assignors of KIP-848: uniform (default), range': checkConsumerAssignor,
  'states and legal transitions': checkStateMachine,
  defaults: checkDefault,
}

export type { Difference } from './leaves-a-difference.ts'
