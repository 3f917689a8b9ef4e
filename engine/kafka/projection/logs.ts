import { itemAt } from '../../base/append-log.ts'
import type { RulerView, SlotView } from '../../kernel/scene.ts'
import { offsetAt, type RecordBatch } from '../log/batch.ts'
import { lastStableOffsetOf, type PartitionLog } from '../log/partition-log.ts'
import type { PartitionName } from '../protocol/partition-name.ts'
import type { KafkaState } from '../state.ts'

/** More records than these are not drawn one by one: the newest are, and the ruler tells of the rest. */
const SLOTS_MAX = 240

/** What hue a record without a key has: its producer chose no partition by it. */
const NO_KEY = '–'

/** The newest records of a log, by offset: what is above the high watermark is not certain yet. */
export function slotsOf(log: PartitionLog, partition: PartitionName): SlotView[] {
  const slots: SlotView[] = []
  for (let row = log.segments.length - 1; row >= 0 && slots.length < SLOTS_MAX; row--) {
    const { batches } = log.segments[row] as PartitionLog['segments'][number]
    for (let at = batches.end - 1; at >= 0 && slots.length < SLOTS_MAX; at--) {
      slots.push(...slotsOfBatch(itemAt(batches, at) as RecordBatch, log, partition))
    }
  }
  return slots.filter(({ offset = 0 }) => offset >= log.startOffset).reverse()
}

/** Newest first. */
function slotsOfBatch(batch: RecordBatch, log: PartitionLog, partition: PartitionName): SlotView[] {
  if (batch.marker !== undefined) {
    const offset = batch.baseOffset
    return [{ id: `${partition}@${offset}`, key: NO_KEY, state: 'control', offset }]
  }
  return batch.records
    .map((record, index): SlotView => {
      const offset = offsetAt(batch, index)
      const state = offset < log.highWatermark ? 'ready' : 'tentative'
      return { id: `${partition}@${offset}`, key: record.key ?? NO_KEY, state, offset }
    })
    .reverse()
}

/** The offsets of a log, and who is where in it: positions in memory, and what is committed. */
export function rulerOf(state: KafkaState, log: PartitionLog, partition: PartitionName): RulerView {
  const markers: RulerView['markers'][number][] = []
  for (const { name, assigned, status } of state.consumers.values()) {
    // A position is in the member's memory alone: when its process is gone, only the committed offset is left.
    const held = status === 'running' ? assigned.get(partition) : undefined
    if (held?.state !== 'fetching') continue
    markers.push({ id: `position:${name}`, kind: 'position', label: name, at: held.position })
  }
  for (const [group, offsets] of state.offsets) {
    const committed = offsets.get(partition)
    if (committed === undefined) continue
    markers.push({ id: `committed:${group}`, kind: 'committed', label: group, at: committed.offset })
  }
  for (const [group, states] of state.shareStates) {
    // Below it everything is settled; above it each record stands for itself.
    const kept = states.get(partition)
    if (kept === undefined || kept.startOffset < 0) continue
    markers.push({ id: `committed:${group}`, kind: 'committed', label: group, at: kept.startOffset })
  }
  if (log.highWatermark < log.endOffset) {
    markers.push({ id: 'high-watermark', kind: 'high-watermark', label: 'HW', at: log.highWatermark })
  }
  const stable = lastStableOffsetOf(log)
  if (stable < log.highWatermark) {
    markers.push({ id: 'last-stable', kind: 'last-stable', label: 'LSO', at: stable })
  }
  return { start: log.startOffset, end: log.endOffset, markers }
}
