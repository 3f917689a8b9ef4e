import type { Seq } from '../../kernel/clock.ts'
import type { Guarantee } from '../../kernel/guarantee.ts'
import type { KafkaEvent } from '../events.ts'

/** By partition: up to where producers have been told that their records are in the log, and when. */
interface Acknowledged {
  readonly ends: Map<string, { end: number; seq: Seq }>
  witness: readonly Seq[]
}

/**
 * What was acknowledged stays (Jepsen: lost write). It is gone when a replica that comes back cuts it off, or when
 * another leader writes other records under its offset: acks=1, or an unclean election (FACTS 2.9, 5.6).
 */
export const ackedStays: Guarantee<KafkaEvent, Acknowledged> = {
  id: 'acked-stays',
  begin: () => ({ ends: new Map(), witness: [] }),
  fold(memory, event, seq) {
    if (event.type === 'records.acked') {
      const { partition, baseOffset, count } = event
      // Nobody knows where it lies: acks=0, or a retry that was recognised too late.
      if (baseOffset < 0) return
      const known = memory.ends.get(partition)
      const end = baseOffset + count
      if (known === undefined || end > known.end) memory.ends.set(partition, { end, seq })
    } else if (event.type === 'log.truncated' && !event.afresh) {
      look(memory, event.partition, event.offset, seq)
    } else if (event.type === 'records.appended') look(memory, event.partition, event.from, seq)
  },
  verdict: ({ witness }) => (witness.length === 0 ? { holds: true } : { holds: false, witness }),
}

/** Something happens to the log at `offset`: nothing acknowledged may lie there or after it. */
function look(memory: Acknowledged, partition: string, offset: number, seq: Seq): void {
  const known = memory.ends.get(partition)
  if (known !== undefined && offset < known.end && memory.witness.length === 0) {
    memory.witness = [known.seq, seq]
  }
}
