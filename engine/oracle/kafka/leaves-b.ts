import type { Difference } from './leaves-a-difference.ts'
import { checkIsr } from './leaves-b-isr.ts'
import { checkLog } from './leaves-b-log.ts'
import { checkProducer } from './leaves-b-producer.ts'
import { checkReplication } from './leaves-b-replication.ts'
import { checkShare } from './leaves-b-share.ts'

/**
 * How a recorded case of what Kafka keeps and replicates is checked, by the `theme` of its file. An empty
 * answer: the case passes.
 */
export const leafChecksB: Readonly<Record<string, (oracleCase: unknown) => Difference[]>> = {
  'one partition log: offsets, HW/LSO, retention, compaction, idempotence, transactions, leader epochs':
    checkLog,
  'controller: ISR, ELR (KIP-966), leader election': checkIsr,
  'share groups (KIP-932): record states of one share partition': checkShare,
  'producer: retries, idempotence, ordering, batching': checkProducer,
  'acks, min.insync.replicas, crashes: what is lost': checkReplication,
}
