import { appendAsLeader, appendMarker } from '../../kafka/log/append.ts'
import {
  type BatchDraft,
  draftOf,
  type LogRecord,
  type Marker,
  sequencedDraftOf,
} from '../../kafka/log/batch.ts'
import { cleanableOf, cleanLog } from '../../kafka/log/cleaner.ts'
import { consume } from '../../kafka/log/consumed.ts'
import { assignEpoch, epochEndOf } from '../../kafka/log/epochs.ts'
import { type FetchIsolation, fetch } from '../../kafka/log/fetch.ts'
import { logConfigOf, type TopicConfig } from '../../kafka/log/log-config.ts'
import { createPartitionLog, lastStableOffsetOf, type PartitionLog } from '../../kafka/log/partition-log.ts'
import { applyRetention } from '../../kafka/log/retention.ts'
import { rollSegment } from '../../kafka/log/roll.ts'
import { laterSequence } from '../../kafka/log/sequence.ts'
import { expireProducers } from '../../kafka/log/snapshots.ts'
import { truncateTo } from '../../kafka/log/truncate.ts'
import { deleteRecords, setHighWatermark, settleHighWatermark } from '../../kafka/log/watermark.ts'
import { dumpOf, offsetsOf, recordsOf } from './leaves-b-log-dump.ts'

/** A log that a case of `log.json` drives, with its clock and its leader's epoch. */
export interface LogRun {
  readonly log: PartitionLog
  now: number
  leaderEpoch: number
}

/** What an op answered, in the spelling of the case. */
export type LogAnswer = Readonly<Record<string, unknown>>

type Op = (run: LogRun, words: readonly string[]) => LogAnswer

/** A run at time 0. */
export function createLogRun(topicConfig: TopicConfig): LogRun {
  return { log: createPartitionLog(logConfigOf(topicConfig), 0), now: 0, leaderEpoch: 0 }
}

/** Does one op of a case: its name and its words are the format of the file. */
export function doLogOp(run: LogRun, [name, ...words]: readonly string[]): LogAnswer {
  return OPS[name ?? '']?.(run, words) ?? { error: `unknown op ${name}` }
}

/** What a case says of the log after each step. */
export function logStateOf({ log, now }: LogRun): LogAnswer {
  return {
    t: now,
    logStartOffset: log.startOffset,
    logEndOffset: log.endOffset,
    highWatermark: log.highWatermark,
    lastStableOffset: lastStableOffsetOf(log),
    segments: log.segments.map((segment) => segment.baseOffset),
  }
}

const OPS: Readonly<Record<string, Op>> = {
  append: (run, [records]) => appendDraft(run, draftOf(plainRecords(records ?? '', run.now))),
  idem: (run, words) => appendDraft(run, numberedDraft(run, words, false)),
  txn: (run, words) => appendDraft(run, numberedDraft(run, words, true)),
  commit: (run, words) => endTransaction(run, words, 'COMMIT'),
  abort: (run, words) => endTransaction(run, words, 'ABORT'),
  hw: (run, [offset]) => {
    setHighWatermark(run.log, offset === 'end' ? run.log.endOffset : Number(offset))
    return {}
  },
  fetch: (run, [isolation, offset]) => fetchStep(run, isolation as FetchIsolation, Number(offset)),
  roll: (run) => {
    rollSegment(run.log, run.now)
    return {}
  },
  clean: cleanStep,
  retain: (run) => ({ deletedSegments: applyRetention(run.log, run.now) }),
  time: (run, [ticks]) => {
    run.now += Number(ticks)
    return {}
  },
  truncate: (run, [offset]) => ({ truncated: truncateTo(run.log, Number(offset), run.now) }),
  epoch: (run, [epoch]) => {
    run.leaderEpoch = Number(epoch)
    assignEpoch(run.log, run.leaderEpoch, run.log.endOffset)
    return {}
  },
  epochEnd: (run, [epoch]) => ({ ...epochEndOf(run.log, Number(epoch)) }),
  deleteRecords: (run, [offset]) => ({ ...deleteRecords(run.log, Number(offset)) }),
  expireProducers: (run) => {
    expireProducers(run.log, run.now)
    return {}
  },
  dump: ({ log }) => ({ log: dumpOf(log) }),
}

function appendDraft(run: LogRun, draft: BatchDraft): LogAnswer {
  const appended = appendAsLeader(run.log, draft, run)
  if (appended.error !== undefined) return { error: appended.error }
  const { baseOffset, lastOffset, duplicate } = appended
  return { baseOffset, lastOffset, appended: !duplicate }
}

/** `k=v,k=v`: one batch; without a value a tombstone; `-` is no key. */
function plainRecords(text: string, timestamp: number): LogRecord[] {
  return text.split(',').map((pair) => {
    const at = pair.indexOf('=')
    const key = at < 0 ? pair : pair.slice(0, at)
    const value = at < 0 ? '' : pair.slice(at + 1)
    return { key: key === '-' ? null : key, value: value === '' ? null : value, timestamp }
  })
}

/** `PID EPOCH SEQUENCE COUNT`; the records are named after producer and sequence. */
function numberedDraft({ now }: LogRun, words: readonly string[], transactional: boolean): BatchDraft {
  const [producerId = 0, epoch = 0, first = 0, count = 1] = words.map(Number)
  const records: LogRecord[] = []
  for (let i = 0; i < count; i++) {
    const sequence = laterSequence(first, i)
    records.push({ key: `p${producerId}s${sequence}`, value: `v${sequence}`, timestamp: now })
  }
  return sequencedDraftOf(records, producerId, epoch, first, transactional)
}

/** The cases were recorded with markers of the first kind: of the epoch of their data. */
function endTransaction(run: LogRun, words: readonly string[], marker: Marker): LogAnswer {
  const [producerId = 0, producerEpoch = 0] = words.map(Number)
  const request = { producerId, producerEpoch, marker, coordinatorEpoch: 0, transactionVersion: 0 }
  const appended = appendMarker(run.log, request, run)
  return appended.error !== undefined ? { error: appended.error } : { markerOffset: appended.baseOffset }
}

function fetchStep({ log }: LogRun, isolation: FetchIsolation, offset: number): LogAnswer {
  if (isolation !== 'replica' && offset >= log.startOffset) settleHighWatermark(log)
  const fetched = fetch(log, { offset, isolation })
  if (fetched.error !== undefined) return { error: fetched.error }
  const { batches, aborted } = fetched
  const { records, nextPosition } = consume(batches, aborted, offset, isolation)
  return {
    offsetsReturnedByBroker: offsetsOf(batches),
    abortedTransactions: aborted,
    application: { records: recordsOf(records), nextPosition },
  }
}

function cleanStep({ log, now }: LogRun): LogAnswer {
  const cleanable = cleanableOf(log, now)
  const offsets = {
    firstDirtyOffset: cleanable.firstDirty,
    firstUncleanableOffset: cleanable.firstUncleanable,
  }
  if (cleanable.cleanableBytes === 0) return { ...offsets, cleaned: false, log: dumpOf(log) }
  const nextDirtyOffset = cleanLog(log, cleanable, now)
  return { ...offsets, nextDirtyOffset, log: dumpOf(log) }
}
