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
  /** What producers have written in transactions that are open: whose, and where. */
  open: readonly OpenStretch[]
  /** Aborted records, by partition: nobody has to process them. */
  readonly aborted: Map<string, Set<number>>
  repeated: readonly Seq[]
}

interface OpenStretch {
  readonly partition: string
  readonly producerId: number
  readonly from: number
  readonly to: number
}

function begin({ members }: GuaranteeOptions): Processing {
  return {
    members: Array.isArray(members) ? new Set(members as readonly string[]) : undefined,
    ends: new Map(),
    seen: new Map(),
    processed: 0,
    appended: 0,
    open: [],
    aborted: new Map(),
    repeated: [],
  }
}

/** Counts what was written, and what became of it: what members were given, or what they have done. */
function foldOf(become: 'records.processed' | 'records.polled') {
  return (memory: Processing, event: KafkaEvent, seq: Seq): void => {
    if (event.type === 'records.appended') write(memory, event)
    else if (event.type === 'marker.written') end(memory, event)
    else if (event.type === become && (memory.members?.has(event.consumer) ?? true)) {
      for (let offset = event.from; offset <= event.to; offset++) note(memory, event.partition, offset, seq)
    }
  }
}

type Of<Type extends KafkaEvent['type']> = Extract<KafkaEvent, { readonly type: Type }>

function write(memory: Processing, { partition, from, to, batch }: Of<'records.appended'>): void {
  const end = memory.ends.get(partition) ?? 0
  memory.appended += Math.max(0, to + 1 - Math.max(end, from))
  memory.ends.set(partition, Math.max(end, to + 1))
  if (batch.transactional)
    memory.open = [...memory.open, { partition, producerId: batch.producerId, from, to }]
}

function end(memory: Processing, { partition, producerId, marker }: Of<'marker.written'>): void {
  const isEnded = (one: OpenStretch) => one.partition === partition && one.producerId === producerId
  if (marker === 'ABORT') for (const one of memory.open.filter(isEnded)) excuse(memory, one)
  memory.open = memory.open.filter((one) => !isEnded(one))
}

/** The application took it back: it counts neither as written nor as processed. */
function excuse(memory: Processing, { partition, from, to }: OpenStretch): void {
  const aborted = memory.aborted.get(partition) ?? new Set<number>()
  memory.aborted.set(partition, aborted)
  for (let offset = from; offset <= to; offset++) {
    aborted.add(offset)
    memory.appended--
    if (memory.seen.get(partition)?.has(offset) === true) memory.processed--
  }
}

function note(memory: Processing, partition: string, offset: number, seq: Seq): void {
  const seen = memory.seen.get(partition) ?? new Map<number, Seq>()
  memory.seen.set(partition, seen)
  const before = seen.get(offset)
  if (before === undefined) {
    seen.set(offset, seq)
    if (memory.aborted.get(partition)?.has(offset) !== true) memory.processed++
  } else if (memory.repeated.length === 0) memory.repeated = [before, seq]
}

/** Every record that lies in the log is processed in the end: open while some are not. */
export const atLeastOnce: Guarantee<KafkaEvent, Processing> = {
  id: 'at-least-once',
  begin,
  fold: foldOf('records.processed'),
  verdict: wholeOrOpen,
}

/** Every record that lies in the log is given to somebody in the end (Jepsen: unseen): open while some are not. */
export const allObserved: Guarantee<KafkaEvent, Processing> = {
  id: 'all-observed',
  begin,
  fold: foldOf('records.polled'),
  verdict: wholeOrOpen,
}

function wholeOrOpen({ appended, processed }: Processing): Verdict {
  return processed >= appended ? { holds: true } : { holds: 'open' }
}

/** No record is processed twice (Jepsen: duplicate). What was done and not committed is done again by the heir. */
export const noDuplicates: Guarantee<KafkaEvent, Processing> = {
  id: 'no-duplicates',
  begin,
  fold: foldOf('records.processed'),
  verdict: ({ repeated }): Verdict =>
    repeated.length === 0 ? { holds: true } : { holds: false, witness: repeated },
}
