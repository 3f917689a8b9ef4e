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
  /** Offsets at which a transaction ended: no records, so nobody can process them. */
  readonly markers: Map<string, Set<number>>
  /** Where each log begins since something was deleted, and the event that deleted it. */
  readonly starts: Map<string, { readonly offset: number; readonly seq: Seq }>
  /** What was deleted before a reader came to it: with the deletion, and the reset that went past it. */
  readonly lost: Map<string, readonly Seq[]>
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
    markers: new Map(),
    starts: new Map(),
    lost: new Map(),
  }
}

/** Counts what was written, and what became of it: what members were given, or what they have done. */
function foldOf(become: 'records.processed' | 'records.polled') {
  return (memory: Processing, event: KafkaEvent, seq: Seq): void => {
    if (event.type === 'records.appended') write(memory, event)
    else if (event.type === 'marker.written') end(memory, event)
    else if (event.type === 'logStart.raised') cut(memory, event, seq)
    else if (event.type === 'position.set' && event.by === 'reset') {
      if (isMember(memory, event.consumer)) pass(memory, event.partition, seq)
    } else if (event.type === become && isMember(memory, event.consumer)) {
      for (let offset = event.from; offset <= event.to; offset++) note(memory, event.partition, offset, seq)
    }
  }
}

function isMember({ members }: Processing, consumer: string): boolean {
  return members?.has(consumer) ?? true
}

type Of<Type extends KafkaEvent['type']> = Extract<KafkaEvent, { readonly type: Type }>

function write(memory: Processing, { partition, from, to, batch }: Of<'records.appended'>): void {
  const end = memory.ends.get(partition) ?? 0
  memory.appended += Math.max(0, to + 1 - Math.max(end, from))
  memory.ends.set(partition, Math.max(end, to + 1))
  if (batch.transactional)
    memory.open = [...memory.open, { partition, producerId: batch.producerId, from, to }]
}

function end(memory: Processing, event: Of<'marker.written'>): void {
  const { partition, producerId, marker, offset } = event
  memory.markers.set(partition, (memory.markers.get(partition) ?? new Set()).add(offset))
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

function cut({ starts }: Processing, { partition, offset }: Of<'logStart.raised'>, seq: Seq): void {
  if (offset > (starts.get(partition)?.offset ?? 0)) starts.set(partition, { offset, seq })
}

/**
 * A reader whose place is no more goes on at another one. What is in no log can come to nobody any more, unless
 * it is on its way to another reader: then `note` takes it back.
 */
function pass(memory: Processing, partition: string, seq: Seq): void {
  const start = memory.starts.get(partition)
  if (start === undefined) return
  const isNone = [memory.markers, memory.aborted, memory.seen].map((those) => those.get(partition))
  const end = Math.min(start.offset, memory.ends.get(partition) ?? 0)
  for (let offset = 0; offset < end; offset++) {
    const name = nameOf(partition, offset)
    if (isNone.some((those) => those?.has(offset)) || memory.lost.has(name)) continue
    memory.lost.set(name, [start.seq, seq])
  }
}

function nameOf(partition: string, offset: number): string {
  return `${partition}@${offset}`
}

function note(memory: Processing, partition: string, offset: number, seq: Seq): void {
  memory.lost.delete(nameOf(partition, offset))
  const seen = memory.seen.get(partition) ?? new Map<number, Seq>()
  memory.seen.set(partition, seen)
  const before = seen.get(offset)
  if (before === undefined) {
    seen.set(offset, seq)
    if (memory.aborted.get(partition)?.has(offset) !== true) memory.processed++
  } else if (memory.repeated.length === 0) memory.repeated = [before, seq]
}

/** Every record that was written is processed in the end: open while some are not; broken by one that never can be. */
export const atLeastOnce: Guarantee<KafkaEvent, Processing> = {
  id: 'at-least-once',
  begin,
  fold: foldOf('records.processed'),
  verdict: wholeOrOpen,
}

/** Every record that was written is given to somebody in the end (Jepsen: unseen): see `atLeastOnce`. */
export const allObserved: Guarantee<KafkaEvent, Processing> = {
  id: 'all-observed',
  begin,
  fold: foldOf('records.polled'),
  verdict: wholeOrOpen,
}

function wholeOrOpen({ appended, processed, lost }: Processing): Verdict {
  const [witness] = lost.values()
  if (witness !== undefined) return { holds: false, witness }
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
