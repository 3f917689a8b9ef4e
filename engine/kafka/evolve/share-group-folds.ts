import { present } from '../../base/assert.ts'
import type { Folds } from '../../kernel/handlers.ts'
import type { ShareWindow } from '../broker/broker-state.ts'
import type { ShareGroupEvent } from '../events/share-group-events.ts'
import type { PartitionName } from '../protocol/partition-name.ts'
import { acknowledge } from '../share/acknowledge.ts'
import { acquire } from '../share/acquire.ts'
import { loadSharePartition, type PersistedShareState, UNREAD } from '../share/persisted.ts'
import { expireLocks, releaseMember } from '../share/release.ts'
import { raiseWindow } from '../share/window.ts'
import { createShareGroup, type ShareGroup, type ShareMember } from '../share-group/group-state.ts'
import type { KafkaState } from '../state.ts'
import { brokerOf } from './cluster-folds.ts'

/** How facts about share groups are written. */
export const shareGroupFolds: Folds<KafkaState, ShareGroupEvent> = {
  'shareMember.joined'(kafka, { groupId, memberId, client, topics }, tick, seq) {
    if (!kafka.shareGroups.has(groupId)) kafka.shareGroups.set(groupId, createShareGroup(groupId, seq))
    const nobody = {
      epoch: 0,
      previousEpoch: 0,
      assignment: [],
      lastHeard: tick,
      silenceMs: 0,
      sessionEpoch: 0,
    }
    groupOf(kafka, groupId).members.set(memberId, { memberId, client, topics, ...nobody, seq })
  },
  'shareMember.subscribed'(kafka, { groupId, memberId, topics }) {
    memberOf(kafka, groupId, memberId).topics = topics
  },
  'shareMember.heard'(kafka, { groupId, memberId, client, silenceMs, epoch }, tick) {
    const member = memberOf(kafka, groupId, memberId)
    member.client = client
    member.lastHeard = tick
    member.silenceMs = silenceMs
    member.sessionEpoch = epoch
    const group = groupOf(kafka, groupId)
    group.nextEpoch = Math.max(group.nextEpoch, epoch + 1)
  },
  'shareMember.left'(kafka, { groupId, memberId }, _tick, seq) {
    const group = groupOf(kafka, groupId)
    group.members.delete(memberId)
    group.target.delete(memberId)
    group.seq = seq
  },
  'shareMember.refused'() {},
  'shareMember.assigned'(kafka, { groupId, memberId, memberEpoch, partitions }, _tick, seq) {
    const member = memberOf(kafka, groupId, memberId)
    member.previousEpoch = member.epoch
    member.epoch = memberEpoch
    member.assignment = partitions
    member.seq = seq
  },
  'shareGroup.bumped'(kafka, { groupId, groupEpoch, topics }, _tick, seq) {
    const group = groupOf(kafka, groupId)
    group.groupEpoch = groupEpoch
    group.topics = topics
    group.seq = seq
  },
  'shareTarget.assigned'(kafka, { groupId, assignmentEpoch, assignments }, tick, seq) {
    const group = groupOf(kafka, groupId)
    group.target.clear()
    for (const { memberId, partitions } of assignments) group.target.set(memberId, partitions)
    group.assignmentEpoch = assignmentEpoch
    group.assignedAt = tick
    group.seq = seq
  },
  'shareGroup.initialized'(kafka, { groupId, partitions }) {
    const { initialized } = groupOf(kafka, groupId)
    for (const partition of partitions) {
      initialized.add(partition)
      statesOf(kafka, groupId).set(partition, UNREAD)
    }
  },
  'sharePartition.loaded'(kafka, { broker, groupId, partition, config, state }) {
    const { shareWindows } = brokerOf(kafka, broker)
    const windows = shareWindows.get(partition) ?? new Map<string, ShareWindow>()
    shareWindows.set(partition, windows)
    windows.set(groupId, { window: loadSharePartition(config, state), timerAt: undefined })
  },
  'records.acquired'(kafka, { broker, groupId, partition, request }) {
    acquire(windowOf(kafka, broker, groupId, partition).window, request)
  },
  'records.acknowledged'(kafka, { broker, groupId, partition, memberId, acknowledgements }, tick) {
    acknowledge(windowOf(kafka, broker, groupId, partition).window, memberId, acknowledgements, tick)
  },
  'acknowledgement.refused'() {},
  'locks.expired'(kafka, { broker, groupId, partition }, tick) {
    expireLocks(windowOf(kafka, broker, groupId, partition).window, tick)
  },
  'records.released'(kafka, { broker, groupId, partition, memberId }) {
    releaseMember(windowOf(kafka, broker, groupId, partition).window, memberId)
  },
  'shareWindow.raised'(kafka, { broker, groupId, partition, offset }) {
    raiseWindow(windowOf(kafka, broker, groupId, partition).window, offset)
  },
  'locks.timed'(kafka, { broker, groupId, partition, at }) {
    windowOf(kafka, broker, groupId, partition).timerAt = at ?? undefined
  },
  'shareState.written'(kafka, { groupId, partition, state }) {
    statesOf(kafka, groupId).set(partition, state)
  },
  'shareSession.noted'(kafka, { broker, groupId, memberId, client, nextEpoch }) {
    const { shareSessions } = brokerOf(kafka, broker)
    const key = `${groupId} ${memberId}`
    if (nextEpoch === null) shareSessions.delete(key)
    else shareSessions.set(key, { groupId, memberId, client, nextEpoch })
  },
  'shareFetch.delayed'(kafka, { broker, client, id, request }) {
    const waiting = brokerOf(kafka, broker)
    waiting.delayedShareFetches.set(id, { id, client, request })
    waiting.nextDelayed = id + 1
  },
  'shareFetch.completed'(kafka, { broker, id }) {
    brokerOf(kafka, broker).delayedShareFetches.delete(id)
  },
}

function groupOf(kafka: KafkaState, groupId: string): ShareGroup {
  return present(kafka.shareGroups.get(groupId), `the share group ${groupId}`)
}

function memberOf(kafka: KafkaState, groupId: string, memberId: string): ShareMember {
  return present(groupOf(kafka, groupId).members.get(memberId), `${memberId} of ${groupId}`)
}

function statesOf(kafka: KafkaState, groupId: string): Map<PartitionName, PersistedShareState> {
  const known = kafka.shareStates.get(groupId)
  if (known !== undefined) return known
  const states = new Map<PartitionName, PersistedShareState>()
  kafka.shareStates.set(groupId, states)
  return states
}

function windowOf(kafka: KafkaState, broker: string, groupId: string, partition: PartitionName): ShareWindow {
  const window = brokerOf(kafka, broker).shareWindows.get(partition)?.get(groupId)
  return present(window, `the window of ${groupId} in ${partition} on ${broker}`)
}
