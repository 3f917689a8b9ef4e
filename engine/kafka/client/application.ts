import { itemAt } from '../../base/deque.ts'
import { offsetAt } from '../log/batch.ts'
import type { OffsetToCommit } from '../protocol/group-requests.ts'
import type { FailureSetup } from '../setup.ts'
import type { KafkaTurn } from '../turn.ts'
import { beginClose } from './close.ts'
import { commit, consumedOffsets } from './commits.ts'
import type { Consumer, RecordsInHand } from './consumer-state.ts'
import { failureOf, workTicks } from './failures.ts'
import { crash, fail } from './lifecycle.ts'
import { pollOnce } from './poll.ts'
import type { Pool } from './pool/pool-state.ts'
import { awaitsPool, isPoolFinished, preparesRevocation, servePool } from './pool/serve.ts'
import { finishWork } from './pool/work.ts'
import { readInbox } from './receive.ts'
import { commitSync } from './sync-commit.ts'

/** `consumer.poll(Duration.ofSeconds(1))`, unless the set-up says otherwise. */
const POLL_TIMEOUT_MS = 1000

/** The application calls poll(). */
export function startPoll(consumer: Consumer, turn: KafkaTurn, timeoutMs: number): void {
  const { name, incarnation } = consumer
  const poll = consumer.polls + 1
  turn.emit({ type: 'poll.started', consumer: name, poll, timeoutMs })
  readInbox(consumer, turn)
  look(consumer, turn)
  if (consumer.thread !== 'polling' || consumer.polls !== poll) return
  if (timeoutMs <= 0) returnPoll(consumer, turn, 0)
  // Driven by hand, each call has a timer of its own; else one timer serves all of them.
  else if (consumer.setup.pollTimeout === null) {
    turn.pass(name, name, timeoutMs, { type: 'poll.over', incarnation, poll })
  }
}

/** The timeout that the application gives to poll(). */
export function pollTimeoutOf({ setup }: Consumer): number {
  return setup.pollTimeout ?? POLL_TIMEOUT_MS
}

/**
 * The timer of poll() fires. It is one for all calls, and looks again when the call that it finds is younger:
 * so a reader that is busy does not leave a trail of timers behind.
 */
export function onPollOver(consumer: Consumer, turn: KafkaTurn, poll: number): void {
  const { name, incarnation, thread, setup } = consumer
  const timeoutMs = pollTimeoutOf(consumer)
  if (setup.pollTimeout === null) {
    if (thread === 'polling' && consumer.polls === poll) returnPoll(consumer, turn, 0)
    return
  }
  const left = consumer.pollStartedAt + timeoutMs - turn.now
  const isOver = thread === 'polling' && left <= 0
  const next = thread === 'polling' && left > 0 ? left : timeoutMs
  turn.pass(name, name, next, { type: 'poll.over', incarnation, poll })
  if (isOver) returnPoll(consumer, turn, 0)
}

/** Something has come: poll() looks whether it has what it waits for. */
export function look(consumer: Consumer, turn: KafkaTurn): void {
  if (consumer.thread !== 'polling' || consumer.status !== 'running') return
  if (preparesRevocation(consumer, turn)) return
  const outcome = pollOnce(consumer, turn)
  if (outcome.kind === 'exception') fail(consumer, turn, outcome.exception)
  else if (outcome.kind === 'records') returnPoll(consumer, turn, outcome.count)
}

/** poll() returns, with records or without. */
function returnPoll(consumer: Consumer, turn: KafkaTurn, count: number): void {
  turn.emit({ type: 'poll.returned', consumer: consumer.name, poll: consumer.polls, count }, consumer.seq)
  if (count > 0 && consumer.setup.commits === 'before') {
    // At most once: what is committed is not read again, whether it was handled or not.
    if (blocksOnCommit(consumer, turn, consumedOffsets(consumer))) return
  }
  goOn(consumer, turn)
}

/** What the application does next: work, close, or poll() again. */
export function goOn(consumer: Consumer, turn: KafkaTurn): void {
  if (consumer.status !== 'running' || consumer.hung) return
  const { pool, thread } = consumer
  if (pool !== undefined && thread === 'draining') {
    leavePool(consumer, pool, turn)
    return
  }
  const isAtItsLoop = thread === 'processing' || thread === 'idle'
  if (pool !== undefined && isAtItsLoop && !servePool(consumer, pool, turn)) return
  if (consumer.thread === 'processing') work(consumer, turn)
  else if (consumer.thread === 'idle') {
    if (consumer.closeRequested !== undefined) closeWhenDone(consumer, turn)
    else pollAgain(consumer, turn)
  }
}

/** close(), when the pool has finished, if it is to be waited for. */
function closeWhenDone(consumer: Consumer, turn: KafkaTurn): void {
  if (!awaitsPool(consumer, turn, 'all')) beginClose(consumer, turn)
}

/** A thread of the pool is done with a record; the polling thread may have waited for it. */
export function onTaskDone(consumer: Consumer, turn: KafkaTurn, thread: number, task: number): void {
  const { pool } = consumer
  const working = pool?.threads[thread - 1]
  if (pool === undefined || working?.task?.id !== task || working.hung) return
  finishWork(consumer, pool, turn, thread, working.task)
  leavePool(consumer, pool, turn)
}

/** The polling thread has waited for its pool: it goes on with what it was at, when that has finished. */
function leavePool(consumer: Consumer, pool: Pool, turn: KafkaTurn): void {
  if (consumer.thread !== 'draining' || consumer.hung || !isPoolFinished(consumer, pool, turn)) return
  const isPolling = pool.awaiting?.returnsTo === 'polling'
  turn.emit({ type: 'pool.finished', consumer: consumer.name }, consumer.seq)
  if (!isPolling) goOn(consumer, turn)
  else if (consumer.closeRequested !== undefined) returnPoll(consumer, turn, 0)
  else look(consumer, turn)
}

/** The handler is done with a record. */
export function onWorkDone(consumer: Consumer, turn: KafkaTurn, poll: number, index: number): void {
  if (consumer.thread !== 'processing' || consumer.polls !== poll || consumer.hung) return
  const stretch = itemAt(consumer.inHand, 0)
  if (stretch === undefined || stretch.first + consumer.handled !== index) return
  finishRecord(consumer, turn, stretch, index)
}

/** An application that calls poll() at intervals is due; else at once. Driven by hand, it waits to be told. */
function pollAgain(consumer: Consumer, turn: KafkaTurn): void {
  const { setup, name, incarnation, pollStartedAt } = consumer
  if (setup.pollTimeout === null) return
  const wait =
    setup.pollEvery === undefined ? 0 : Math.max(consumer.pollStartedAt + setup.pollEvery - turn.now, 0)
  // A second poll() in the same tick is a turn of its own: so a long row of them is no deep recursion.
  if (wait === 0 && pollStartedAt < turn.now) onPollDue(consumer, turn)
  else turn.pass(name, name, wait, { type: 'poll.due', incarnation })
}

/** The time between two calls of poll() is over. */
export function onPollDue(consumer: Consumer, turn: KafkaTurn): void {
  if (consumer.thread !== 'idle' || consumer.hung) return
  if (consumer.closeRequested !== undefined) closeWhenDone(consumer, turn)
  else startPoll(consumer, turn, pollTimeoutOf(consumer))
}

/** Handles what is in hand: all at once when records take no time, else one by one. */
function work(consumer: Consumer, turn: KafkaTurn): void {
  const stretch = itemAt(consumer.inHand, 0)
  if (stretch === undefined) return
  const { setup, name, incarnation, polls: poll } = consumer
  const { work: takes = 0, failures = [], commits } = setup
  if (takes === 0 && failures.length === 0 && commits !== 'after-record') {
    workAll(consumer, turn)
    return
  }
  const index = stretch.first + consumer.handled
  turn.pass(name, name, workTicks(consumer, turn), { type: 'work.done', incarnation, poll, index })
}

function workAll(consumer: Consumer, turn: KafkaTurn): void {
  for (
    let stretch = itemAt(consumer.inHand, 0);
    stretch !== undefined;
    stretch = itemAt(consumer.inHand, 0)
  ) {
    const { partition, batch, end } = stretch
    const first = stretch.first + consumer.handled
    const from = offsetAt(batch, first)
    const to = offsetAt(batch, end - 1)
    const done = { consumer: consumer.name, partition, from, to, count: end - first }
    turn.emit({ type: 'records.processed', ...done }, stretch.seq)
  }
  afterBatch(consumer, turn)
}

function finishRecord(consumer: Consumer, turn: KafkaTurn, stretch: RecordsInHand, index: number): void {
  const { partition, batch } = stretch
  const { name: consumerName, setup } = consumer
  const offset = offsetAt(batch, index)
  const { key = null, value = null } = batch.records[index] ?? {}
  const failure = failureOf(consumer, consumer.attempts, { partition, offset, key, value })
  if (failure !== undefined) {
    failRecord(consumer, turn, stretch, offset, failure)
    return
  }
  const at = { consumer: consumerName, partition, from: offset, to: offset, count: 1, key, value }
  turn.emit({ type: 'records.processed', ...at }, stretch.seq)
  if (setup.commits === 'after-record') {
    if (blocksOnCommit(consumer, turn, [{ partition, offset: offset + 1 }])) return
  }
  nextRecord(consumer, turn)
}

/** The next record, or what the application does after the last one. */
function nextRecord(consumer: Consumer, turn: KafkaTurn): void {
  if (consumer.inHand.size > 0) work(consumer, turn)
  else afterBatch(consumer, turn)
}

function afterBatch(consumer: Consumer, turn: KafkaTurn): void {
  const { commits } = consumer.setup
  if (commits === 'after-batch' && blocksOnCommit(consumer, turn, consumedOffsets(consumer))) return
  if (commits === 'async-after-batch') commit(consumer, turn, 'async', consumedOffsets(consumer))
  goOn(consumer, turn)
}

/** commitSync(): the thread waits; false when it failed at once, or there was nothing to commit. */
function blocksOnCommit(consumer: Consumer, turn: KafkaTurn, offsets: readonly OffsetToCommit[]): boolean {
  if (offsets.length > 0) commitSync(consumer, turn, offsets)
  return consumer.thread === 'committing'
}

function failRecord(
  consumer: Consumer,
  turn: KafkaTurn,
  { partition, seq }: RecordsInHand,
  offset: number,
  { then }: FailureSetup,
): void {
  const { name } = consumer
  const attempt = consumer.attempts + 1
  turn.emit({ type: 'record.failed', consumer: name, partition, offset, attempt, then }, seq)
  if (then === 'crash') crash(consumer, turn)
  else if (then === 'hang') turn.emit({ type: 'consumer.hung', consumer: name })
  else nextRecord(consumer, turn)
}
