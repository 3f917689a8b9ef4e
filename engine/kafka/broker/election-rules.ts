import type { PartitionName } from '../protocol/partition-name.ts'
import type { ElectionRules } from '../replication/partition-registration.ts'
import type { KafkaState } from '../state.ts'
import { minInsyncReplicasOf } from './in-sync.ts'

/** What the controller goes by for a partition: its topic's word, else the brokers' (FACTS 5.5, 5.6). */
export function electionRulesOf(kafka: KafkaState, partition: PartitionName): ElectionRules {
  const topic = kafka.cluster.topics.get(kafka.cluster.partitions.get(partition)?.topic ?? '')
  const [first] = kafka.brokers.values()
  const said = topic?.config['unclean.leader.election.enable']
  return {
    minInsyncReplicas: minInsyncReplicasOf(kafka, partition),
    uncleanElection: said === undefined ? first?.config.uncleanElection === true : said === 'true',
    // On in clusters that were created with 4.1 or later (KIP-966).
    eligibleLeaderReplicas: kafka.profile !== '3.9',
  }
}
