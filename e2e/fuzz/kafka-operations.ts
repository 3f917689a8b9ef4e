import fc from 'fast-check'
import type { Command, Typed } from '../../engine/index.ts'
import {
  offsetsPartitionOf,
  transactionsPartitionOf,
} from '../../engine/kafka/coordinator/internal-topics.ts'

/** Where the groups and the transactional.id of the random worlds live. */
const HOMES = [
  ...['billing', 'analytics', 'jobs'].map(offsetsPartitionOf),
  transactionsPartitionOf('payments'),
] as const

/** What an operator of several brokers may do: partitions move, or come, or get another leader. */
export const operation: fc.Arbitrary<Omit<Command<Typed>, 'at'>> = fc.record({
  to: fc.constantFrom('kafka-1', 'kafka-2', 'kafka-3'),
  signal: fc.oneof(
    fc.record({
      type: fc.constant('AlterPartitionReassignments' as const),
      partition: fc.constantFrom('orders-0', 'events-0', ...HOMES),
      replicas: fc.constantFrom([1], [2], [3], [2, 3], [3, 1], [3, 2, 1], null),
    }),
    fc.record({
      type: fc.constant('ElectLeaders' as const),
      partition: fc.constantFrom('orders-0', 'events-0', ...HOMES),
      election: fc.constantFrom('preferred' as const, 'unclean' as const),
    }),
    fc.record({
      type: fc.constant('CreatePartitions' as const),
      topic: fc.constantFrom('orders', 'events'),
      partitions: fc.constantFrom(2, 5),
    }),
  ),
})
