import type { Seq } from '../../kernel/clock.ts'
import type { Guarantee, GuaranteeOptions, Verdict } from '../../kernel/guarantee.ts'
import type { KafkaEvent } from '../events.ts'

/** How often each offset of each partition was processed by one group, and what was not yet. */
interface Processing {
  readonly members: ReadonlySet<string> | undefined
  /** The end of each log, and the offsets that were processed. */
  readonly ends: Map<string, number>
  readonly seen: Map<string, Map<number, Seq>>
  processed: number
  appended: number
  repeated: readonly Seq[]
}

function begin({ members }: GuaranteeOptions): Processing {
  return {
    members: Array.isArray(members) ? new Set(members as readonly string[]) : undefined,
    ends: new Map(),
    seen: new Map(),
    processed: 0,
    appended: 0,
    repeated: [],
  }
}

function fold(memory: Processing, event: KafkaEvent, seq: Seq): void {
  if (event.type === 'records.appended') {
    const end = memory.ends.get(event.partition) ?? 0
    memory.appended += Math.max(0, event.to + 1 - Math.max(end, event.from))
    memory.ends.set(event.partition, Math.max(end, event.to + 1))
  } else if (event.type === 'records.processed' && (memory.members?.has(event.consumer) ?? true)) {
    for (let offset = event.from; offset <= event.to; offset++) note(memory, event.partition, offset, seq)
  }
}

function note(memory: Processing, partition: string, offset: number, seq: Seq): void {
  const seen = memory.seen.get(partition) ?? new Map<number, Seq>()
  memory.seen.set(partition, seen)
  const before = seen.get(offset)
  if (before === undefined) {
    seen.set(offset, seq)
    memory.processed++
  } else if (memory.repeated.length === 0) memory.repeated = [before, seq]
}

/** Every record that lies in the log is processed in the end: open while some are not. */
export const atLeastOnce: Guarantee<KafkaEvent, Processing> = {
  id: 'at-least-once',
  begin,
  fold,
  verdict: ({ appended, processed }): Verdict =>
    processed >= appended ? { holds: true } : { holds: 'open' },
}

/** No record is processed twice (Jepsen: duplicate). What was done and not committed is done again by the heir. */
export const noDuplicates: Guarantee<KafkaEvent, Processing> = {
  id: 'no-duplicates',
  begin,
  fold,
  verdict: ({ repeated }): Verdict =>
    repeated.length === 0 ? { holds: true } : { holds: false, witness: repeated },
}
