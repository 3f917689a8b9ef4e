import type { OffsetToCommit } from '../protocol/group-requests.ts'
import type { KafkaTurn } from '../turn.ts'
import { commit, endCommitSync } from './commits.ts'
import type { Consumer } from './consumer-state.ts'
import { findCoordinator } from './coordinator-lookup.ts'

/**
 * commitSync(): the application's thread waits for the answer, tries again after what may pass, and gives up
 * at default.api.timeout.ms.
 */
export function commitSync(consumer: Consumer, turn: KafkaTurn, offsets: readonly OffsetToCommit[]): void {
  const { name, incarnation, config } = consumer
  const timeoutMs = config.defaultApiTimeoutMs
  turn.emit({ type: 'commitSync.begun', consumer: name, offsets, timeoutMs }, consumer.seq)
  turn.pass(name, name, timeoutMs, { type: 'backoff.over', incarnation })
  goOnCommitting(consumer, turn)
}

/** Something has changed: the next try, or the end of the wait. */
export function goOnCommitting(consumer: Consumer, turn: KafkaTurn): void {
  const { syncCommit, commits } = consumer
  if (syncCommit === undefined || commits.some(({ kind }) => kind === 'sync')) return
  if (turn.now >= syncCommit.deadline) endCommitSync(consumer, turn, 'TimeoutException')
  else if (syncCommit.offsets.length === 0) endCommitSync(consumer, turn, 'ok')
  else if (consumer.coordinator === undefined) findCoordinator(consumer, turn)
  else if (turn.now >= consumer.backoffUntil) {
    const hindered = commit(consumer, turn, 'sync', syncCommit.offsets)
    if (hindered !== undefined) endCommitSync(consumer, turn, hindered)
  }
}
