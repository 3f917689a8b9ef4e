import type { Seq } from '../../kernel/clock.ts'
import type { Guarantee, GuaranteeOptions, Verdict } from '../../kernel/guarantee.ts'
import type { KafkaEvent } from '../events.ts'

/** Records that a producer wrote within a transaction, until a marker says what they are. */
interface OpenRange {
  readonly producerId: number
  readonly from: number
  readonly to: number
}

/** How far the members have come in each partition, and what in a log is nobody's to read. */
interface Reading {
  readonly members: ReadonlySet<string> | undefined
  /** By partition: the highest offset that was given out, and where that was. */
  readonly reached: Map<string, { offset: number; seq: Seq }>
  /** By partition: offsets that hold no record, or one that was aborted. */
  readonly unread: Map<string, Set<number>>
  readonly open: Map<string, OpenRange[]>
  witness: readonly Seq[]
}

/**
 * No record is skipped: between what the group was given last and what it is given now, nothing lies in the log.
 * Where it begins is its own affair (auto.offset.reset). Markers and aborted records are nobody's to read.
 */
export const noSkips: Guarantee<KafkaEvent, Reading> = {
  id: 'no-skips',
  begin: (options) => ({
    members: membersOf(options),
    reached: new Map(),
    unread: new Map(),
    open: new Map(),
    witness: [],
  }),
  fold(memory, event, seq) {
    if (event.type === 'records.appended') {
      const { partition, batch, from, to } = event
      if (batch.transactional) listOf(memory.open, partition).push({ producerId: batch.producerId, from, to })
    } else if (event.type === 'marker.written') {
      const { partition, offset, producerId, marker } = event
      hide(memory, partition, offset, offset)
      decide(memory, partition, producerId, marker === 'ABORT')
    } else if (event.type === 'records.polled' && (memory.members?.has(event.consumer) ?? true)) {
      note(memory, event.partition, event.from, event.to, seq)
    }
  },
  verdict: ({ witness }) => verdictOf(witness),
}

/** Where each member is in each partition that it owns. */
interface Polling {
  readonly members: ReadonlySet<string> | undefined
  readonly positions: Map<string, Map<string, { offset: number; seq: Seq }>>
  witness: readonly Seq[]
}

/**
 * poll() goes forward only (Jepsen: nonmonotonic-poll): as long as a member keeps a partition, what it is given
 * comes after what it had. A seek breaks it, and a log that was cut off.
 */
export const monotonicPoll: Guarantee<KafkaEvent, Polling> = {
  id: 'monotonic-poll',
  begin: (options) => ({ members: membersOf(options), positions: new Map(), witness: [] }),
  fold(memory, event, seq) {
    if (event.type === 'partitions.revoked' || event.type === 'partitions.lost') {
      for (const partition of event.partitions) memory.positions.get(event.consumer)?.delete(partition)
    } else if (event.type === 'partitions.assigned') {
      for (const partition of event.partitions) memory.positions.get(event.consumer)?.delete(partition)
    } else if (event.type === 'consumer.crashed' || event.type === 'consumer.closed') {
      memory.positions.delete(event.consumer)
    } else if (event.type === 'records.polled' && (memory.members?.has(event.consumer) ?? true)) {
      advance(memory, event, seq)
    }
  },
  verdict: ({ witness }) => verdictOf(witness),
}

function membersOf({ members }: GuaranteeOptions): ReadonlySet<string> | undefined {
  return Array.isArray(members) ? new Set(members as readonly string[]) : undefined
}

function note(memory: Reading, partition: string, from: number, to: number, seq: Seq): void {
  const reached = memory.reached.get(partition)
  if (reached === undefined) {
    memory.reached.set(partition, { offset: to, seq })
    return
  }
  for (let offset = reached.offset + 1; offset < from && memory.witness.length === 0; offset++) {
    if (memory.unread.get(partition)?.has(offset) !== true) memory.witness = [reached.seq, seq]
  }
  if (to <= reached.offset) return
  reached.offset = to
  reached.seq = seq
}

/** A transaction has ended: what was aborted is nobody's to read. */
function decide(memory: Reading, partition: string, producerId: number, isAborted: boolean): void {
  const ranges = listOf(memory.open, partition)
  for (const { from, to } of ranges.filter((range) => range.producerId === producerId)) {
    if (isAborted) hide(memory, partition, from, to)
  }
  memory.open.set(
    partition,
    ranges.filter((range) => range.producerId !== producerId),
  )
}

function hide({ unread }: Reading, partition: string, from: number, to: number): void {
  const hidden = unread.get(partition) ?? new Set<number>()
  unread.set(partition, hidden)
  for (let offset = from; offset <= to; offset++) hidden.add(offset)
}

function advance(
  memory: Polling,
  { consumer, partition, from, to }: Extract<KafkaEvent, { readonly type: 'records.polled' }>,
  seq: Seq,
): void {
  const positions = memory.positions.get(consumer) ?? new Map<string, { offset: number; seq: Seq }>()
  memory.positions.set(consumer, positions)
  const before = positions.get(partition)
  if (before !== undefined && from <= before.offset && memory.witness.length === 0) {
    memory.witness = [before.seq, seq]
  }
  positions.set(partition, { offset: to, seq })
}

function listOf(open: Map<string, OpenRange[]>, partition: string): OpenRange[] {
  const known = open.get(partition)
  if (known !== undefined) return known
  const created: OpenRange[] = []
  open.set(partition, created)
  return created
}

function verdictOf(witness: readonly Seq[]): Verdict {
  return witness.length === 0 ? { holds: true } : { holds: false, witness }
}
