import type { Tick } from '../../../kernel/clock.ts'
import type { ClusterView } from '../../accumulator/ready.ts'
import { isReachable, knownLeaderOf } from '../network-state.ts'
import type { Producer } from './producer-state.ts'

/** What the producer knows of the cluster, as the accumulator asks for it. */
export function clusterViewOf(producer: Producer, now: Tick): ClusterView {
  const { network } = producer
  return {
    leaderOf: (partition) =>
      isAdmitted(producer, partition) ? knownLeaderOf(network, partition) : undefined,
    isConnected: (broker) => isReachable(network, broker, now),
  }
}

/** Before version 2 nothing is sent to a partition that the coordinator has not been told of. */
function isAdmitted({ config, transaction }: Producer, partition: string): boolean {
  return !config.addsPartitions || transaction.partitions.has(partition)
}
