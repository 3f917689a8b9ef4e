import { copyPartitionLog } from '../log/partition-log.ts'
import { applyRetention } from '../log/retention.ts'
import type { BrokerDesk } from '../turn.ts'

/** Every log.retention.check.interval.ms: whole segments that are too old, or too many, go (FACTS 3.6). */
export function checkRetention({ broker, turn }: BrokerDesk): void {
  for (const [partition, log] of broker.logs) {
    const trial = copyPartitionLog(log)
    if (applyRetention(trial, turn.now) === 0) continue
    const { address } = broker
    const { startOffset: offset } = trial
    turn.emit({ type: 'logStart.raised', broker: address, partition, offset, reason: 'retention' })
  }
}
