import {
  type Accumulation,
  appendRecord,
  drainFirstBatches,
  loadOfQueues,
  NOTHING_ACCUMULATED,
} from '../../kafka/partitioners/append-path.ts'
import { stringBytes } from '../../kafka/partitioners/key-bytes.ts'
import { partitionForKey } from '../../kafka/partitioners/key-hash.ts'
import { loadStatsOf, rangeEnd, weightedPartition } from '../../kafka/partitioners/load-stats.ts'
import type { Draw, TopicView } from '../../kafka/partitioners/partitioner.ts'
import { roundRobin } from '../../kafka/partitioners/round-robin.ts'
import { countAppended, NOT_STUCK, stick } from '../../kafka/partitioners/sticky.ts'
import { compareFields, type Difference } from './leaves-a-difference.ts'

interface TopicCase {
  readonly partitions: number
  readonly partitionsWithoutLeader?: readonly number[]
  readonly randomSequence?: readonly number[]
}

interface StickyCase extends TopicCase {
  readonly stickyBatchSize: number
  readonly steps: readonly { readonly appendedBytes: number; readonly enableSwitch: boolean }[]
}

interface AdaptiveCase {
  readonly queueSizes: readonly number[]
  readonly partitionIds: readonly number[]
  readonly usedLength: number
}

interface AppendCase extends TopicCase {
  readonly batchSize: number
  readonly adaptive: boolean
  readonly drainAfterEach: boolean
  readonly steps: readonly { readonly key: string | null; readonly valueBytes: number | null }[]
}

/** How each kind of case is run. */
const KINDS: ReadonlyMap<string, (oracleCase: unknown) => Difference[]> = new Map([
  ['BuiltInPartitioner.sticky', (oracleCase) => checkSticky(oracleCase as StickyCase)],
  ['BuiltInPartitioner.adaptive', (oracleCase) => checkAdaptive(oracleCase as AdaptiveCase)],
  ['RoundRobinPartitioner', (oracleCase) => checkRoundRobin(oracleCase as TopicCase)],
  ['RecordAccumulator.append', (oracleCase) => checkAppend(oracleCase as AppendCase)],
])

/** Records without a key: which partition, and when it changes. */
export function checkPartitioner(oracleCase: unknown): Difference[] {
  const { kind } = oracleCase as { readonly kind: string }
  const check = KINDS.get(kind)
  return check?.(oracleCase) ?? [{ path: 'kind', expected: [...KINDS.keys()], got: kind }]
}

function checkSticky(stickyCase: StickyCase): Difference[] {
  const dice = cyclicDice(stickyCase)
  const context = { topic: topicOf(stickyCase), load: null, draw: dice.draw }
  let state = NOT_STUCK
  const steps = stickyCase.steps.map(({ appendedBytes, enableSwitch }) => {
    const before = stick(state, context)
    const appended = { bytes: appendedBytes, batchSize: stickyCase.stickyBatchSize, enableSwitch }
    state = countAppended(before, appended, context)
    return {
      partitionUsed: before.partition,
      switchedAfter: state.choices !== before.choices,
      nextPartition: state.partition,
    }
  })
  return compareSteps(stickyCase, steps, dice.consumed())
}

function checkAdaptive(adaptiveCase: AdaptiveCase): Difference[] {
  const { queueSizes, partitionIds, usedLength } = adaptiveCase
  const stats = loadStatsOf({ sizes: queueSizes, partitions: partitionIds, used: usedLength })
  const end = stats === null ? 0 : rangeEnd(stats)
  return compareFields(adaptiveCase, {
    adaptiveUsed: stats !== null,
    rangeEnd: stats === null ? null : end,
    partitionForRandom0toEnd:
      stats === null ? null : Array.from({ length: end }, (_, random) => weightedPartition(stats, random)),
  })
}

function checkRoundRobin(topicCase: TopicCase): Difference[] {
  const { sequence } = topicCase as TopicCase & { readonly sequence: readonly number[] }
  const topic = topicOf(topicCase)
  return compareFields(topicCase, {
    sequence: sequence.map((_, placed) => roundRobin.choose({ key: null, topic, placed, draw: () => 0 })),
  })
}

function checkAppend(appendCase: AppendCase): Difference[] {
  const dice = cyclicDice(appendCase)
  const context = { topic: topicOf(appendCase), batchSize: appendCase.batchSize, draw: dice.draw }
  let accumulation: Accumulation = NOTHING_ACCUMULATED
  const steps = appendCase.steps.map(({ key, valueBytes }) => {
    const bytes = key === null ? null : stringBytes(key)
    const partition = bytes === null ? null : partitionForKey(bytes, appendCase.partitions)
    const record = { partition, keyBytes: bytes?.length ?? -1, valueBytes: valueBytes ?? -1 }
    const appended = appendRecord(accumulation, record, context)
    accumulation = appendCase.drainAfterEach
      ? drained(appended.accumulation, appendCase)
      : appended.accumulation
    return {
      partition: appended.partition,
      appendedBytes: appended.bytes,
      newBatchCreated: appended.isNewBatch,
    }
  })
  return compareSteps(appendCase, steps, dice.consumed())
}

/** The sender looks at the queues, which renews the weights, and then sends what is ready: everything. */
function drained(accumulation: Accumulation, appendCase: AppendCase): Accumulation {
  const load = appendCase.adaptive ? loadOfQueues(accumulation, topicOf(appendCase)) : null
  return drainFirstBatches({ ...accumulation, load })
}

function compareSteps(
  oracleCase: { readonly steps: readonly object[] },
  steps: readonly Readonly<Record<string, unknown>>[],
  randomsConsumed: number,
): Difference[] {
  const differences = steps.flatMap((step, index) =>
    compareFields(oracleCase.steps[index] ?? {}, step).map((difference) => ({
      ...difference,
      path: `steps[${index}].${difference.path}`,
    })),
  )
  return [...differences, ...compareFields(oracleCase, { randomsConsumed })]
}

function topicOf({ partitions, partitionsWithoutLeader = [] }: TopicCase): TopicView {
  const all = Array.from({ length: partitions }, (_, partition) => partition)
  return { partitions, available: all.filter((partition) => !partitionsWithoutLeader.includes(partition)) }
}

function cyclicDice({ randomSequence = [0] }: TopicCase): {
  readonly draw: Draw
  readonly consumed: () => number
} {
  let count = 0
  return {
    draw: () => randomSequence[count++ % randomSequence.length] ?? 0,
    consumed: () => count,
  }
}
