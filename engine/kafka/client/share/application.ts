import { intBetween } from '../../../kernel/rng.ts'
import { offsetAt } from '../../log/batch.ts'
import type { SharedPartition } from '../../protocol/share-requests.ts'
import type { ShareFailureSetup } from '../../setup.ts'
import type { KafkaTurn } from '../../turn.ts'
import { closeConnections } from '../network.ts'
import { isAsking } from '../network-state.ts'
import { sendAcknowledgements, sendShareFetches } from './fetching.ts'
import { sayGoodbye } from './membership.ts'
import type { ShareConsumer, SharedRecord } from './share-consumer-state.ts'

const POLL_TIMEOUT_MS = 1000

/** The application calls poll(): in implicit mode it accepts by that what the last one returned. */
export function startSharePoll(consumer: ShareConsumer, turn: KafkaTurn): void {
  const { name, incarnation, setup } = consumer
  const poll = consumer.polls + 1
  turn.emit({ type: 'sharePoll.started', consumer: name, poll }, consumer.seq)
  lookForShares(consumer, turn)
  if (consumer.thread === 'polling' && consumer.polls === poll) {
    turn.pass(name, name, setup.pollTimeout ?? POLL_TIMEOUT_MS, { type: 'poll.over', incarnation, poll })
  }
}

/** poll() looks whether it has what it waits for. */
export function lookForShares(consumer: ShareConsumer, turn: KafkaTurn): void {
  if (consumer.thread !== 'polling') return
  const { name } = consumer
  let count = 0
  while (consumer.fetched.length > 0 && count < consumer.config.maxPollRecords) {
    const next = consumer.fetched[0] as SharedPartition
    const { from, to, held } = boundsOf(next)
    turn.emit({
      type: 'shareRecords.polled',
      consumer: name,
      partition: next.partition,
      from,
      to,
      count: held,
    })
    count += held
  }
  if (count > 0) returnSharePoll(consumer, turn, count)
  else sendShareFetches(consumer, turn)
}

/** poll() returns, with records or without. */
export function returnSharePoll(consumer: ShareConsumer, turn: KafkaTurn, count: number): void {
  turn.emit(
    { type: 'sharePoll.returned', consumer: consumer.name, poll: consumer.polls, count },
    consumer.seq,
  )
  goOnSharing(consumer, turn)
}

/** What the application does next: work, close, or poll() again. */
export function goOnSharing(consumer: ShareConsumer, turn: KafkaTurn): void {
  if (consumer.status !== 'running' || consumer.hung) return
  if (consumer.thread === 'processing') work(consumer, turn)
  else if (consumer.thread === 'idle') {
    if (consumer.closeRequested) closeShare(consumer, turn)
    else if (consumer.pollStartedAt < turn.now || consumer.polls === 0) startSharePoll(consumer, turn)
    // A second poll() in the same tick waits for the next: so a row of them is no endless loop.
    else turn.pass(consumer.name, consumer.name, 1, { type: 'poll.due', incarnation: consumer.incarnation })
  }
}

/** The handler is done with a record. */
export function onShareWorkDone(
  consumer: ShareConsumer,
  turn: KafkaTurn,
  poll: number,
  offset: number,
): void {
  const record = consumer.inHand[0]
  const isMeant = consumer.thread === 'processing' && consumer.polls === poll && record?.offset === offset
  if (!isMeant || consumer.hung || record === undefined) return
  const failure = failureOf(consumer, record)
  const { partition, key, value, deliveryCount, seq } = record
  const of = { consumer: consumer.name, partition, offset, key, value }
  if (failure === undefined) {
    turn.emit({ type: 'shareRecord.processed', ...of, deliveryCount }, seq)
    if (consumer.config.isExplicit) turn.emit({ type: 'shareRecord.decided', ...of, decision: 'ACCEPT' })
  } else {
    const { outcome } = failure
    turn.emit({ type: 'shareRecord.failed', ...of, deliveryCount, outcome }, seq)
    if (!failRecord(consumer, turn, record, failure)) return
  }
  if (consumer.setup.commits === 'after-record') sendAcknowledgements(consumer, turn, false)
  goOnSharing(consumer, turn)
}

/** The application renews the lock of what it works on; the leader hears of it at once (commitAsync). */
export function onRenewDue(consumer: ShareConsumer, turn: KafkaTurn, poll: number, offset: number): void {
  const record = consumer.inHand[0]
  const { renewEvery } = consumer.setup
  const isMeant = consumer.thread === 'processing' && consumer.polls === poll && record?.offset === offset
  if (!isMeant || record === undefined || renewEvery === undefined || consumer.hung) return
  for (const { partition, offset: held, key, value, seq } of consumer.inHand) {
    const of = { consumer: consumer.name, partition, offset: held, key, value }
    turn.emit({ type: 'shareRecord.decided', ...of, decision: 'RENEW' }, seq)
  }
  sendAcknowledgements(consumer, turn, false)
  const { name, incarnation } = consumer
  turn.pass(name, name, renewEvery, { type: 'renew.due', incarnation, offset, poll })
}

/** close(): what is decided is told, the sessions end, and so the rest is released; then it leaves the group. */
export function closeShare(consumer: ShareConsumer, turn: KafkaTurn): void {
  if (consumer.thread !== 'closing') {
    turn.emit({ type: 'shareConsumer.closing', consumer: consumer.name }, consumer.seq)
    sendAcknowledgements(consumer, turn, true)
    sayGoodbye(consumer, turn)
  }
  const { network } = consumer
  if (isAsking(network, 'ShareAcknowledge') || isAsking(network, 'ShareGroupHeartbeat')) return
  stopShare(consumer, turn, 'closed')
}

/** The process ends; the operating system closes its connections. */
export function stopShare(
  consumer: ShareConsumer,
  turn: KafkaTurn,
  how: 'closed' | 'crashed' | 'failed',
  exception?: string,
): void {
  const { name, incarnation, setup, restartAfter } = consumer
  const why = exception === undefined ? {} : { exception }
  // Before the fact: what it was connected to is forgotten with it.
  closeConnections(consumer, turn)
  turn.emit({ type: 'shareConsumer.stopped', consumer: name, how, ...why }, consumer.seq)
  const ticks = restartAfter ?? (how === 'closed' ? null : (setup.restartsAfter ?? null))
  if (ticks !== null) turn.pass(name, name, ticks, { type: 'start.due', incarnation })
}

function work(consumer: ShareConsumer, turn: KafkaTurn): void {
  const record = consumer.inHand[0]
  if (record === undefined) return
  const { setup, name, incarnation, polls: poll, config } = consumer
  const { work: takes = 0, renewEvery } = setup
  const ticks = typeof takes === 'number' ? takes : intBetween(turn.rng, takes.least, takes.most)
  turn.pass(name, name, ticks, { type: 'work.done', incarnation, poll, index: record.offset })
  if (!config.isExplicit || renewEvery === undefined || renewEvery >= ticks) return
  turn.pass(name, name, renewEvery, { type: 'renew.due', incarnation, offset: record.offset, poll })
}

/** False: the application does not go on. */
function failRecord(
  consumer: ShareConsumer,
  turn: KafkaTurn,
  { partition, offset, key, value }: SharedRecord,
  { outcome }: ShareFailureSetup,
): boolean {
  const { name, config } = consumer
  if (outcome === 'hang') turn.emit({ type: 'shareConsumer.hung', consumer: name })
  else if (outcome === 'crash') stopShare(consumer, turn, 'crashed')
  // acknowledge() may only be called in explicit mode.
  else if (!config.isExplicit) stopShare(consumer, turn, 'failed', 'IllegalStateException')
  else {
    const decision = outcome === 'release' ? 'RELEASE' : 'REJECT'
    turn.emit({ type: 'shareRecord.decided', consumer: name, partition, offset, key, value, decision })
    return true
  }
  return false
}

function failureOf({ setup }: ShareConsumer, record: SharedRecord): ShareFailureSetup | undefined {
  return setup.failures?.find(({ key, value, partition, offset, deliveries }) => {
    if (deliveries !== undefined && record.deliveryCount > deliveries) return false
    if (key !== undefined && key !== record.key) return false
    if (value !== undefined && value !== record.value) return false
    if (partition !== undefined && partition !== record.partition) return false
    return offset === undefined || offset === record.offset
  })
}

/** The records of what came, as far as they were acquired. */
function boundsOf({ acquired, batches }: SharedPartition): { from: number; to: number; held: number } {
  let [from, to, held] = [-1, -1, 0]
  for (const batch of batches) {
    for (const index of batch.records.keys()) {
      const offset = offsetAt(batch, index)
      if (!acquired.some(({ first, last }) => offset >= first && offset <= last)) continue
      if (from < 0) from = offset
      to = offset
      held++
    }
  }
  return { from, to, held }
}
