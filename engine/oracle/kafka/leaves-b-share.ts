import { type AcknowledgeType, acknowledge } from '../../kafka/share/acknowledge.ts'
import { acquire, type FetchedBatch } from '../../kafka/share/acquire.ts'
import type { Delivery } from '../../kafka/share/delivery.ts'
import { expireLocks, releaseMember } from '../../kafka/share/release.ts'
import {
  canAcquire,
  createSharePartition,
  nextFetchOffsetOf,
  SHARE_CONFIG_DEFAULT,
  type SharePartition,
} from '../../kafka/share/share-partition.ts'
import { raiseWindow } from '../../kafka/share/window.ts'
import type { Difference } from './leaves-a-difference.ts'
import { compareNamed, type JsonObject, listOf, objectOf, wordsOf } from './leaves-b-json.ts'

interface ShareRun {
  readonly partition: SharePartition
  readonly recordsPerBatch: number
  /** The batches of the log that are left, and where it ends. */
  readonly log: FetchedBatch[]
  end: number
  now: number
}

type Answer = Readonly<Record<string, unknown>>

type Op = (run: ShareRun, words: readonly string[]) => Answer

/** What max.poll.records is where the case does not say it: acquired stretches are split by it. */
const BATCH_SIZE = 500

const NOT_COMPARED = ['op', 'message', 'note']

/** Checks a case of `share-groups.json`: what a share group does with one partition, op by op. */
export function checkShare(oracleCase: unknown): Difference[] {
  const expectations = objectOf(oracleCase)
  const run = createShareRun(expectations)
  return listOf(expectations['steps']).flatMap((step, index) => {
    const expected = objectOf(step)
    const [name, ...words] = wordsOf(expected['op'])
    const answer = OPS[name ?? '']?.(run, words) ?? { error: `unknown op ${name}` }
    const got = { ...answer, state: stateOf(run) }
    return compareNamed(expected, got, `steps[${index}]`, NOT_COMPARED)
  })
}

function createShareRun(given: JsonObject): ShareRun {
  const number = (name: string, fallback: number): number => Number(given[name] ?? fallback)
  const { deliveryCountLimit, maxInFlightRecords, recordLockDurationMs } = SHARE_CONFIG_DEFAULT
  const config = {
    deliveryCountLimit: number('deliveryCountLimit', deliveryCountLimit),
    maxInFlightRecords: number('maxInFlightRecords', maxInFlightRecords),
    recordLockDurationMs: number('recordLockDurationMs', recordLockDurationMs),
  }
  const recordsPerBatch = number('recordsPerProducerBatch', 1)
  return { partition: createSharePartition(config, 0), recordsPerBatch, log: [], end: 0, now: 0 }
}

const OPS: Readonly<Record<string, Op>> = {
  produce: (run, [count]) => {
    const end = run.end + Number(count)
    for (let base = run.end; base < end; base += run.recordsPerBatch) {
      run.log.push({ baseOffset: base, lastOffset: Math.min(base + run.recordsPerBatch, end) - 1 })
    }
    run.end = end
    return {}
  },
  acquire: ({ partition, log, now }, [member = '', max, mode]) => {
    const fetchOffset = nextFetchOffsetOf(partition)
    const acquired = acquire(partition, {
      member,
      mode: mode === 'limit' ? 'record_limit' : 'batch_optimized',
      maxRecords: Number(max),
      batchSize: BATCH_SIZE,
      fetchOffset,
      batches: log.filter(({ lastOffset }) => lastOffset >= fetchOffset),
      now,
    })
    return { acquired }
  },
  ack: ({ partition, now }, [member = '', first, last, type]) => {
    const batch = { first: Number(first), last: Number(last), types: [type as AcknowledgeType] }
    return { error: acknowledge(partition, member, [batch], now) ?? 'NONE' }
  },
  time: (run, [ticks]) => {
    run.now += Number(ticks)
    expireLocks(run.partition, run.now)
    return {}
  },
  leave: ({ partition }, [member = '']) => {
    releaseMember(partition, member)
    return { error: 'NONE' }
  },
  lso: (run, [offset]) => {
    run.log.splice(0, run.log.length, ...run.log.filter(({ lastOffset }) => lastOffset >= Number(offset)))
    raiseWindow(run.partition, Number(offset))
    return {}
  },
}

function stateOf({ partition, now }: ShareRun): Answer {
  return {
    t: now,
    startOffset: partition.startOffset,
    endOffset: partition.endOffset,
    nextFetchOffset: nextFetchOffsetOf(partition),
    canAcquire: canAcquire(partition),
    records: recordsOf(partition),
  }
}

/** Every record that the window still holds, by its offset. */
function recordsOf({ batches }: SharePartition): Answer {
  const lines: [string, Answer][] = batches.flatMap(({ first, last, whole, single }) =>
    Array.from({ length: last - first + 1 }, (_, index): [string, Answer] => {
      const { state, deliveryCount, member } = single?.[index] ?? (whole as Delivery)
      return [String(first + index), { state, deliveryCount, member: member ?? null }]
    }),
  )
  return Object.fromEntries(lines)
}
